"""The types of one program: a record of numbers, a node with references of every kind, a node that begins
with that node, a union, a view, a slice, a procedure type and an object with a flexible member.

A number k, which is the program's, is part of every name, so that many programs fit into one file."""

from typing import NamedTuple, Optional


class Scalar(NamedTuple):
    name: str
    bits: int
    is_signed: bool
    is_float: bool = False


INTEGERS = [Scalar("u8", 8, False), Scalar("i8", 8, True), Scalar("u16", 16, False),
            Scalar("i16", 16, True), Scalar("u32", 32, False), Scalar("i32", 32, True),
            Scalar("u64", 64, False), Scalar("i64", 64, True)]
CHAR, BOOL = Scalar("char", 8, True), Scalar("_Bool", 1, False)
FLOATS = [Scalar("f32", 32, True, True), Scalar("f64", 64, True, True)]
BY_NAME = {t.name: t for t in INTEGERS + FLOATS + [CHAR, BOOL]}
U8, I32, U32, I64, U64 = (BY_NAME[name] for name in ("u8", "i32", "u32", "i64", "u64"))

TAME_LENGTH = 16  # of every array of a tame program: any index `& 15` is inside


class Array(NamedTuple):
    """Something that can be indexed."""
    text: str
    elem: object             # a Scalar, or Types for its record
    fixed: Optional[int]     # elements, when the type says so
    is_writable: bool
    is_start: bool           # a heap array at its start: may be stored and passed as __array
    count: Optional[str] = None  # a variable that says how many
    least: int = 8               # it has as many elements, unless something is wild


class Counter(NamedTuple):
    """Of a loop: read only, and at least 0 unless something is wild."""
    text: str
    type: Scalar
    below: Optional[int] = None  # always less than this
    of: Optional[str] = None     # or less than the length of this array,
    slack: int = 0               # by so many


class Place(NamedTuple):
    """A number that can be read, and perhaps written."""
    text: str
    type: Scalar
    is_bit_field: bool = False


def some_length(c):
    """Of an array; mostly enough for small indices."""
    return c.between(8, 20) if c.often(92) else c.between(1, 7)


class Types:
    def __init__(self, k, c, is_tame):
        self.k, self.is_tame = k, is_tame
        numbers = c.shuffled(INTEGERS + [CHAR])
        self.elems = numbers[:2]
        self.count_type = c.one(INTEGERS[:7] if not is_tame else [U32])
        self.rec, self.node, self.derived = f"struct p{k}", f"struct q{k}", f"struct d{k}"
        self.union, self.view, self.flex = f"union u{k}", f"struct w{k}", f"struct x{k}"
        self.slice, self.op = f"sl{k}", f"op{k}"
        self.is_based = c.often(50)  # the node begins with a record
        self.make_record(c)
        self.make_union(c)
        self.make_view(c)
        self.fix_length = TAME_LENGTH if is_tame else some_length(c)
        self.flex_elem = c.one(self.elems)

    def make_record(self, c):
        self.fields = []  # Places, as suffixes
        self.record_lines = []
        for i in range(c.between(2, 4)):
            kind = c.below(12)
            if kind == 0:
                width, base = c.between(1, 31), c.one([U32, I32])
                self.record_lines.append(f"    {base.name} f{i} : {width};")
                self.fields.append(Place(f"f{i}", base, True))
                continue
            t = BOOL if kind == 1 else c.one(FLOATS) if kind == 2 else c.one(INTEGERS)
            self.record_lines.append(f"    {t.name} f{i};")
            self.fields.append(Place(f"f{i}", t))
        self.row = None
        if self.is_tame or c.often(60):
            length = TAME_LENGTH if self.is_tame else some_length(c)
            self.row = (c.one(self.elems), length)
            self.record_lines.insert(c.below(len(self.record_lines) + 1),
                                     f"    {self.row[0].name} row[{length}];")

    def make_union(self, c):
        self.members = [Place("a", c.one(INTEGERS)), Place("b", c.one(INTEGERS)), Place("c", c.one(INTEGERS))]
        self.bytes = some_length(c)

    def make_view(self, c):
        self.view_fields = [Place(f"m{i}", c.one(INTEGERS)) for i in range(c.between(1, 4))]

    def declarations(self):
        if self.is_tame:
            return self.record_text() + self.node_text_tame() + self.union_text() + self.op_text()
        return (self.record_text() + self.op_text() + [f"SLICE({self.elems[0].name}, {self.slice});"] +
                self.node_text() + [f"{self.derived} {{", f"    {self.node} q;", "    u16 extra;", "};"] +
                self.union_text() + [f"struct __plain w{self.k} {{"] +
                [f"    {m.type.name} {m.text};" for m in self.view_fields] + ["};"] +
                [f"{self.flex} {{", "    u32 used;", f"    {self.flex_elem.name} at[];", "};"])

    def record_text(self):
        return [f"{self.rec} {{"] + self.record_lines + ["};"]

    def op_text(self):
        return [f"typedef i32 (*{self.op})(i32, u32);"]

    def union_text(self):
        return [f"{self.union} {{"] + [f"    {m.type.name} {m.text};" for m in self.members] + \
            [f"    u8 bytes[{TAME_LENGTH if self.is_tame else self.bytes}];", "};"]

    def node_text(self):
        e, f = self.elems
        inner = [f"    {self.rec} in;"]
        rest = [f"    {self.node} *next;", f"    {self.rec} *data;", f"    {e.name} *__array arr;",
                f"    {self.count_type.name} n;", f"    {f.name} *__counted_by(n) cnt;",
                f"    {self.slice} part;", "    void *any;", f"    {self.op} act;",
                f"    {f.name} fix[{self.fix_length}];", f"    {self.rec} *__array recs;",
                "    i32 v0;", "    u64 v1;"]
        return [f"{self.node} {{"] + (inner + rest if self.is_based else rest + inner) + ["};"]

    def node_text_tame(self):
        e, f = self.elems
        return [f"{self.node} {{", f"    {self.rec} in;", f"    {self.node} *next;", f"    {self.rec} *data;",
                f"    {e.name} *__array arr;", f"    {f.name} fix[{self.fix_length}];", "    i32 v0;",
                "    u64 v1;", "};"]
