"""Expressions over what a scope offers. In a tame program nothing faults, nothing depends on the order of
evaluation and everything means the same in C with -fwrapv; in others indices, counts, shifts and divisors
are now and then as they come."""

import re

from .shapes import BOOL, BY_NAME, FLOATS, I32, INTEGERS, U32, U64, TAME_LENGTH, Array, Place, Scalar

CONSTANTS = ["0", "1", "2", "3", "5", "7", "8", "12", "31", "63", "127", "128", "255", "256", "32767", "32768",
             "65535", "65536", "2147483647", "(-1)", "(-2)", "(-7)", "(-128)", "(-32768)", "(-2147483647 - 1)",
             "2147483648u", "4294967295u", "4294967296", "9223372036854775807", "0x8000000000000000u", "'a'"]
SMALL = ["0", "1", "2", "3", "4", "5", "6", "7", "9", "10", "13"]
BINARY = ["+", "+", "-", "-", "*", "&", "|", "^"]
COMPARE = ["<", ">", "<=", ">=", "==", "!="]


def is_constant(text):
    """Whether an expression is of numbers alone."""
    words = re.findall(r"[A-Za-z_]\w*", re.sub(r"'.'|\b[0-9]\w*", "", text))
    return all(word in BY_NAME for word in words)


class Scope:
    """What can be named at some place of a function."""

    def __init__(self):
        self.ints = []      # Places
        self.counters = []  # Counters of the loops around, and other numbers that are read only
        self.arrays = []    # Arrays
        self.records = []   # texts in front of a member of a record: "s.", "p->"
        self.nodes = []     # texts of references to nodes
        self.unions = []    # texts of unions
        self.ops = []       # texts of procedure values
        self.leaves = []    # signatures of procedures that call nothing
        self.procedures = []  # all that may be called here

    def inner(self):
        copy = Scope()
        for name, value in vars(self).items():
            setattr(copy, name, list(value))
        return copy


class Expressions:
    """Needs: c (chances), types, is_tame, scope, wildness (of 1000)."""

    # --- Places ------------------------------------------------------------------------------------------

    def index(self, array):
        """An index of an array; mostly inside. What the compiler can compute must be."""
        text = self.any_index(array)
        return str(self.c.below(array.fixed)) if array.fixed and is_constant(text) else text

    def any_index(self, array):
        c, counters = self.c, self.scope.counters
        if self.is_tame:
            inside = [i.text for i in counters if i.below and i.below <= TAME_LENGTH]
            if inside and c.often(70):
                return c.one(inside)
            return f"({self.value(1)}) & {TAME_LENGTH - 1}"
        if self.is_wild():
            return self.wild_index()
        inside = [i for i in counters if i.of == array.text or i.below and i.below <= self.least(array)]
        if inside and c.often(80):
            return self.index_by(c.one(inside), array)
        if counters and c.often(50):
            return self.index_cut(c.one(counters).text, array)
        if c.often(50):
            return self.index_cut(self.wrapped(1), array)
        return str(c.below(self.least(array)))

    def is_wild(self):
        return not self.is_tame and self.c.below(1000) < self.wildness

    def least(self, array):
        return array.fixed or array.least

    def index_by(self, i, array):
        """An index linear in a counter that is inside."""
        c, least = self.c, self.least(array)
        if i.of == array.text:
            return c.one([i.text, i.text, f"{i.text} + {c.between(0, i.slack)}",
                          f"{self.length(array)} - {1 + i.slack} - {i.text}", f"{i.text} / {c.between(1, 4)}"])
        options = [i.text, i.text, f"{i.below - 1} - {i.text}", f"{i.text} ^ 1" if least % 2 == 0 else i.text]
        if i.below < least:
            options.append(f"{i.text} + {c.between(1, least - i.below)}")
        for factor in (2, 3, 4):
            if i.below * factor <= least:
                options.append(f"{i.text} * {factor} + {c.below(factor)}")
        others = [j for j in self.scope.counters if j.below and i.below + j.below - 1 <= least]
        if others:
            options.append(f"{i.text} + {c.one(others).text}")
        others = [j for j in self.scope.counters if j.below and i.below * j.below <= least]
        if others:
            j = c.one(others)
            options.append(f"{i.text} * {j.below} + {j.text}")
        text = c.one(options)
        return f"({c.one(INTEGERS).name})({text})" if c.often(6) else text

    def index_cut(self, text, array):
        """Anything, brought inside."""
        c, least = self.c, self.least(array)
        masks = [m for m in (1, 3, 7, 15) if m < least]
        kind = c.below(4)
        if kind == 0 and array.least:
            return f"(u64){text} % {self.length(array)}"
        if kind == 1 or not masks:
            return f"(u{c.one([32, 64])}){text} % {least}"
        return f"{text} & {c.one(masks)}"

    def wild_index(self):
        c, counters = self.c, self.scope.counters
        if not counters or c.often(30):
            return self.value(2)
        i, j = c.one(counters).text, c.one(counters).text
        return c.one([i, f"{i} {c.one(['+', '-', '*', '^', '|'])} {j}", f"{i} {c.one(['+', '-'])} {c.one(SMALL)}",
                      f"{i} * {c.between(2, 5)} + {j}", f"({c.one(INTEGERS).name})({i} {c.one(['+', '-', '*'])} {c.one(SMALL)})",
                      f"{c.one(SMALL)} - {i}", f"{i} + {self.leaf()}",
                      f"({c.one([U32, U64, I32]).name}){i} * {c.one(['3', '-1', '-2', '16'])} + {c.one(SMALL)}"])

    def length(self, array):
        if array.fixed:
            return str(array.fixed)
        if self.is_tame:
            return str(TAME_LENGTH)
        if array.count and self.c.often(60):
            return array.count
        return f"lenof({array.text})"

    def element(self, array):
        """A number in an element of an array, as a Place."""
        text = f"{array.text}[{self.index(array)}]"
        if isinstance(array.elem, Scalar):
            return Place(text, array.elem)
        return self.member(text + ".")

    def member(self, prefix):
        """A number in the record that `prefix` (with its dot or arrow) leads to."""
        types = self.types
        if types.row and self.c.often(25):
            return self.element(Array(prefix + "row", types.row[0], types.row[1], True, False))
        field = self.c.one(types.fields)
        return field._replace(text=prefix + field.text)

    def node_place(self):
        c, types, node = self.c, self.types, self.c.one(self.scope.nodes)
        kind = c.below(9)
        if kind == 0:
            return Place(f"{node}->v0", I32)
        if kind == 1:
            return Place(f"{node}->v1", U64)
        if kind == 2 and not self.is_tame:
            return Place(f"{node}->n", types.count_type)
        if kind == 3:
            return self.member(f"{node}->data->")
        if kind == 4:
            return self.member(f"{node}->in.")
        if kind == 5:
            return self.element(Array(f"{node}->arr", types.elems[0], None, True, True))
        if kind == 6 and not self.is_tame:
            return self.element(Array(f"{node}->cnt", types.elems[1], None, True, False))
        if kind == 7 and not self.is_tame:
            return self.member(f"{node}->recs[{c.below(8)}].")
        return self.element(Array(f"{node}->fix", types.elems[1], types.fix_length, True, False))

    def union_place(self):
        union = self.c.one(self.scope.unions)
        if self.c.often(30):
            length = TAME_LENGTH if self.is_tame else self.types.bytes
            return self.element(Array(f"{union}.bytes", INTEGERS[0], length, True, False))
        member = self.c.one(self.types.members)
        return member._replace(text=f"{union}.{member.text}")

    def place(self, is_write=False):
        scope = self.scope
        arrays = [a for a in scope.arrays if a.is_writable or not is_write]
        kind = self.c.weighted({"int": 6 if scope.ints else 0, "array": 8 if arrays else 0,
                                "record": 3 if scope.records else 0, "node": 4 if scope.nodes else 0,
                                "union": 1 if scope.unions else 0})
        if kind == "int":
            return self.c.one(scope.ints)
        if kind == "array":
            return self.element(self.c.one(arrays))
        if kind == "record":
            return self.member(self.c.one(scope.records))
        if kind == "node":
            return self.node_place()
        return self.union_place()

    # --- Values ------------------------------------------------------------------------------------------

    def leaf(self):
        c, scope = self.c, self.scope
        kind = c.below(10)
        if kind < 3:
            return c.one(SMALL if c.often(50) else CONSTANTS)
        if kind < 5 and scope.counters:
            return c.one(scope.counters).text
        if kind < 8 and scope.ints:
            return c.one(scope.ints).text
        place = self.place()
        if place.type.is_float:
            return f"(i64){self.bounded_float(place.text)}" if self.is_tame else f"(i64){place.text}"
        return place.text

    def bounded_float(self, text):
        """Converting what is out of range has a meaning here only."""
        return f"({text} > -1e9f && {text} < 1e9f ? {text} : 1)"

    def wrapped(self, depth):
        text = self.value(depth)
        return text if text.isalnum() or text.isidentifier() else f"({text})"

    def value(self, depth):
        """An integer."""
        c = self.c
        if depth <= 0:
            return self.leaf()
        kind = c.below(24)
        if kind < 8:
            return f"{self.wrapped(depth - 1)} {c.one(BINARY)} {self.wrapped(depth - 1)}"
        if kind < 10:
            return f"({c.one(INTEGERS + [BOOL]).name}){self.wrapped(depth - 1)}"
        if kind == 10:
            return self.comparison(depth)
        if kind == 11:
            return f"{self.wrapped(depth - 1)} {c.one(['&&', '||'])} {self.wrapped(depth - 1)}"
        if kind == 12:
            return f"{c.one(['-', '~', '!'])}{self.wrapped(depth - 1)}"
        if kind == 13:
            return (f"{self.wrapped(depth - 1)} ? {self.wrapped(depth - 1)} : {self.wrapped(depth - 1)}")
        if kind == 14:
            return self.division(depth)
        if kind == 15:
            return self.shift(depth)
        if kind == 16:
            return self.float_value(depth)
        if kind == 17 and not self.is_tame:
            return self.special(depth)
        return self.leaf()

    def comparison(self, depth):
        wide = self.c.one([U64, U64, I32]).name if self.c.often(60) or self.is_tame else None
        cast = f"({wide})" if wide else ""
        return (f"{cast}{self.wrapped(depth - 1)} {self.c.one(COMPARE)} "
                f"{cast}{self.wrapped(depth - 1)}")

    def division(self, depth):
        c, op = self.c, self.c.one(["/", "%"])
        a, b = self.wrapped(depth - 1), self.wrapped(depth - 1)
        if self.is_tame:
            if c.often(50):
                return f"(u64){a} {op} ((u64){b} | 1)"
            return f"(i32){a} {op} (((i32){b} & 1023) + 1)"
        if c.often(70):
            t = c.one(INTEGERS).name
            return f"({t}){a} {op} (({t}){b} | 1)"
        return f"{a} {op} {c.one(['3', '7', '(-1)', '(-5)'])}"

    def shift(self, depth):
        t = self.c.one(INTEGERS[4:])
        count = self.wrapped(depth - 1)
        if self.is_tame:
            count = f"({count} & {t.bits - 1})"
        elif count.lstrip("(-").rstrip(")u").isalnum() and count.lstrip("(-")[:1].isdigit():
            count = str(self.c.below(t.bits))  # a constant that is too large is refused
        return f"({t.name}){self.wrapped(depth - 1)} {self.c.one(['<<', '>>'])} {count}"

    def float_value(self, depth):
        t = self.c.one(FLOATS).name
        if self.is_tame:
            return f"(i64)((f64)({self.value(depth - 1)} & 0xffffff) / 3)"
        a, b = self.wrapped(depth - 1), self.wrapped(depth - 1)
        if self.c.often(30):
            return f"({t}){a} {self.c.one(COMPARE)} ({t}){b}"
        return f"({self.c.one(INTEGERS).name})(({t}){a} {self.c.one(['+', '-', '*', '/'])} ({t}){b})"

    def special(self, depth):
        """What only Safe C has, and calls: these may change anything, in an order that is fixed."""
        c, scope = self.c, self.scope
        kind = c.below(7)
        if kind == 0 and scope.arrays:
            return f"lenof({c.one(scope.arrays).text})"
        if kind == 1 and scope.nodes:
            node = c.one(scope.nodes)
            return f"is({c.one([self.types.derived, self.types.node])}, {node})"
        if kind == 2 and scope.nodes:
            return f"{c.one(scope.nodes)}{c.one(['->next', '->data', ''])} {c.one(['==', '!='])} 0"
        if kind == 3 and scope.ops:
            return f"{c.one(scope.ops)}((i32){self.wrapped(depth - 1)}, (u32){self.wrapped(0)})"
        if kind == 4 and scope.nodes:
            node = c.one(scope.nodes)
            return f"elems({node}->part)[{self.index(Array(f'elems({node}->part)', None, None, False, False, None, 6))}]"
        if kind == 5 and scope.leaves:
            return self.call(c.one(scope.leaves))
        if kind == 6:
            return f"{self.wrapped(depth - 1)} ?: {self.wrapped(depth - 1)}"
        return self.leaf()
