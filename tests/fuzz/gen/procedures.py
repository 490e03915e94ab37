"""Procedures: parameters of every kind, what they mean to the body, and arguments for them."""

from typing import NamedTuple

from .expressions import is_constant
from .shapes import I32, INTEGERS, TAME_LENGTH, U32, U8, Array, Counter, Place

TAME_KINDS = {"int": 6, "scounted": 3, "node": 3, "record": 2, "int_ref": 2, "value": 1, "op": 1}
KINDS = {"int": 6, "array": 4, "counted": 4, "scounted": 5, "records": 2, "node": 4, "null_node": 1, "record": 2,
         "int_ref": 2, "value": 1, "slice": 1, "flex": 1, "op": 1, "bytes": 1}
BY_VALUE = ("value", "slice")  # not for try_call
TRY_WORDS = 5


class Parameter(NamedTuple):
    kind: str
    name: str
    type: object = None    # of a number, an element or a count
    count: object = None   # the type of the count
    is_const: bool = False

    def words(self):
        return 2 if self.kind in ("counted", "scounted", "records", "bytes") else 1


class Signature:
    def __init__(self, c, types, name, is_leaf, is_tame):
        self.name, self.is_leaf = name, is_leaf
        self.result = c.one(INTEGERS)
        self.parameters, words = [], 0
        for i in range(c.between(1, 4)):
            p = self.parameter(c, types, i, is_tame)
            words += p.words()
            if words <= TRY_WORDS:
                self.parameters.append(p)
        self.is_tried = all(p.kind not in BY_VALUE for p in self.parameters)

    @staticmethod
    def parameter(c, types, i, is_tame):
        kind = c.weighted(TAME_KINDS if is_tame else KINDS)
        name = f"{kind[0]}{i}"
        if kind in ("int", "int_ref"):
            return Parameter(kind, name, c.one(INTEGERS))
        if kind in ("array", "counted", "scounted"):
            count = U32 if is_tame else c.one(INTEGERS)
            return Parameter(kind, name, c.one(types.elems), count, kind != "counted" and c.often(30))
        if kind == "bytes":
            return Parameter(kind, name, U8, c.one([U32, I32]), c.often(50))
        return Parameter(kind, name, None, U32)

    def head(self, types):
        parameters = ", ".join(self.declare(p, types) for p in self.parameters)
        return f"static {self.result.name} {self.name}({parameters})"

    @staticmethod
    def declare(p, types):
        const = "const " if p.is_const else ""
        elem = p.type.name if p.type else ""
        count = f"{p.count.name} n_{p.name}" if p.count else ""
        return {
            "int": f"{elem} {p.name}",
            "int_ref": f"{elem} *__scope {p.name}",
            "array": f"{const}{elem} *__array {p.name}",
            "counted": f"{count}, {elem} *__counted_by(n_{p.name}) {p.name}",
            "scounted": f"{const}{elem} *__counted_by(n_{p.name}) __scope {p.name}, {count}",
            "records": f"{count}, {types.rec} *__counted_by(n_{p.name}) __scope {p.name}",
            "bytes": f"{const}u8 *__counted_by(n_{p.name}) __scope {p.name}, {count}",
            "node": f"{types.node} *{p.name}",
            "null_node": f"{types.node} *__nullable {p.name}",
            "record": f"{types.rec} *__scope {p.name}",
            "value": f"{types.rec} {p.name}",
            "slice": f"{types.slice} {p.name}",
            "flex": f"{types.flex} *{p.name}",
            "op": f"{types.op} {p.name}",
        }[p.kind]

    def bind(self, scope, types):
        """What the parameters give a body to work with."""
        for p in self.parameters:
            if p.kind == "int":
                scope.ints.append(Place(p.name, p.type))
            elif p.kind == "int_ref":
                scope.ints.append(Place(f"*{p.name}", p.type))
            elif p.kind == "array":
                scope.arrays.append(Array(p.name, p.type, None, not p.is_const, not p.is_const))
            elif p.kind in ("counted", "scounted", "bytes"):
                scope.arrays.append(Array(p.name, p.type, None, not p.is_const, False, f"n_{p.name}"))
            elif p.kind == "records":
                scope.arrays.append(Array(p.name, types, None, True, False, f"n_{p.name}"))
            elif p.kind in ("node", "null_node"):
                scope.nodes.append(p.name)
            elif p.kind == "record":
                scope.records.append(f"{p.name}->")
            elif p.kind == "value":
                scope.records.append(f"{p.name}.")
            elif p.kind == "slice":
                scope.arrays.append(Array(f"elems({p.name})", types.elems[0], None, True, False, f"{p.name}.len", 6))
            elif p.kind == "flex":
                scope.arrays.append(Array(f"{p.name}->at", types.flex_elem, None, True, False))
            elif p.kind == "op":
                scope.ops.append(p.name)
            if p.words() == 2 and not types.is_tame:
                scope.counters.append(Counter(f"n_{p.name}", p.count))


class Calls:
    """Arguments out of a scope; beside Expressions."""

    def call(self, signature):
        return f"{signature.name}({self.arguments(signature)})"

    def arguments(self, signature):
        return ", ".join(self.argument(p) for p in signature.parameters)

    def argument(self, p):
        return getattr(self, "argument_" + p.kind)(p)

    def argument_int(self, p):
        return self.value(1)

    def argument_int_ref(self, p):
        places = [x.text for x in self.scope.ints if x.type is p.type and x.text.isidentifier()]
        if places:
            return f"&{self.c.one(places)}"
        return f"({p.type.name}[1]){{{self.value(0)}}}" if self.is_tame else f"new({p.type.name})"

    def fresh_length(self):
        return TAME_LENGTH if self.is_tame else self.c.below(8) if self.is_wild() else self.c.between(8, 24)

    def argument_array(self, p):
        arrays = [a.text for a in self.scope.arrays if a.is_start and a.elem is p.type]
        if arrays and self.c.often(85):
            return self.c.one(arrays)
        return f"new_array({p.type.name}, {self.fresh_length()})"

    def counted_pair(self, arrays, fresh, count):
        """An array and how many of its elements are lent."""
        c = self.c
        if not arrays or c.often(15):
            length = self.fresh_length()
            return fresh.format(length), str(length)
        a = c.one(arrays)
        if self.is_tame:
            return a.text, str(TAME_LENGTH)
        n = f"({count.name}){self.length(a)}"
        if self.is_wild():
            n = c.one([self.value(1), *SMALL_COUNTS])
        elif c.often(20):
            n = str(c.between(min(8, self.least(a)), self.least(a)))
        if a.fixed and is_constant(n):
            n = str(c.between(min(8, a.fixed), a.fixed))
        elif not a.is_start and self.is_wild():
            return f"{a.text} + {c.below(3)}", n
        return a.text, n

    def argument_counted(self, p):
        arrays = [a for a in self.scope.arrays if a.is_start and a.elem is p.type]
        text, n = self.counted_pair(arrays, f"new_array({p.type.name}, {{}})", p.count)
        return f"{n}, {text}"

    def argument_scounted(self, p):
        arrays = [a for a in self.scope.arrays if a.elem is p.type and (a.is_writable or p.is_const)]
        text, n = self.counted_pair(arrays, f"new_array({p.type.name}, {{}})", p.count)
        return f"{text}, {n}"

    def argument_bytes(self, p):
        return self.argument_scounted(p)

    def argument_records(self, p):
        arrays = [a for a in self.scope.arrays if a.elem is self.types]
        text, n = self.counted_pair(arrays, f"new_array({self.types.rec}, {{}})", p.count)
        return f"{n}, {text}"

    def argument_node(self, p):
        nodes = self.scope.nodes
        if self.is_tame and not nodes:
            self.local_node()  # with what its members refer to
        return self.c.one(nodes) if nodes and not self.is_wild() else f"new({self.types.node})"

    def argument_null_node(self, p):
        return "0" if self.is_wild() else self.argument_node(p)

    def argument_record(self, p):
        options = [f"&{self.c.one(self.scope.nodes)}->in"] if self.scope.nodes else []
        options += [f"&{r[:-1]}" for r in self.scope.records if r.endswith(".")]
        options += [r[:-2] for r in self.scope.records if r.endswith("->")]
        return self.c.one(options) if options else f"new({self.types.rec})"

    def argument_value(self, p):
        options = [f"{n}->in" for n in self.scope.nodes] + [r[:-1] for r in self.scope.records if r.endswith(".")]
        options += [f"*{r[:-2]}" for r in self.scope.records if r.endswith("->")]
        return self.c.one(options) if options else f"*new({self.types.rec})"

    def argument_slice(self, p):
        if self.scope.nodes and self.c.often(50):
            return f"{self.c.one(self.scope.nodes)}->part"
        arrays = [a for a in self.scope.arrays if a.is_start and a.elem is self.types.elems[0]]
        base = self.c.one(arrays).text if arrays else f"new_array({self.types.elems[0].name}, 9)"
        n = self.value(1) if self.is_wild() else "6"
        return f"({self.types.slice}){{{base}, {self.c.below(3)}, {n}}}"

    def argument_flex(self, p):
        return f"new_flex({self.types.flex}, {self.fresh_length()})"

    def argument_op(self, p):
        return self.c.one(self.scope.ops) if self.scope.ops else "0"


SMALL_COUNTS = ["0", "1", "2", "3", "4", "6", "8", "9"]
