"""Statements, each on a line of its own, so that a reducer can take them away."""

from .expressions import SMALL, Expressions
from .loops import Loops
from .procedures import Calls
from .shapes import BOOL, FLOATS, I32, INTEGERS, TAME_LENGTH, U32, U64, Array, Place, Scalar, some_length

ASSIGN = ["=", "=", "=", "+=", "-=", "*=", "&=", "|=", "^="]
DEPTH_MAX = 3


class Body(Expressions, Calls, Loops):
    """The body of one procedure."""

    def __init__(self, c, types, is_tame, scope, wildness):
        self.c, self.types, self.is_tame, self.scope = c, types, is_tame, scope
        self.wildness = wildness
        self.lines, self.level, self.locals = [], 1, 0
        self.loops_around = 0

    # --- Text ------------------------------------------------------------------------------------------------

    def add(self, text):
        self.lines.append("    " * self.level + text)

    def name(self, letter):
        self.locals += 1
        return f"{letter}_{self.locals}"

    def block(self, head, count, tail="}"):
        """head { some statements }; what they declare is gone behind it."""
        self.add(head + " {")
        outer, self.scope = self.scope, self.scope.inner()
        self.level += 1
        self.statements(count)
        self.level -= 1
        self.scope = outer
        self.add(tail)

    def statements(self, count):
        for _ in range(count):
            self.statement()

    def statement(self):
        c, scope, deep = self.c, self.scope, self.level > DEPTH_MAX
        wild = 0 if self.is_tame else 1
        nodes = wild if scope.nodes else 0
        choice = c.weighted({
            "assignment": 30, "step": 4, "local": 5 if self.level < 3 else 1,
            "loop": 0 if deep or self.loops_around > 1 else 16,
            "choice": 0 if deep else 6, "switch": 0 if deep else 2,
            "call_statement": 0 if self.loops_around > 1 else 3, "walk": 5 * wild if scope.arrays else 0,
            "node_change": 5 * nodes, "block_operation": 3 * wild if scope.arrays else 0,
            "record_copy": 2, "checked": 2 * wild, "atomic": 2 * wild, "view": 2 * wild,
            "side_effect": 2 * wild, "sum_up": 1, "group": 4})
        getattr(self, choice)()

    # --- Numbers -----------------------------------------------------------------------------------------------

    def assignment(self):
        place = self.place(is_write=True)
        op = self.c.one(ASSIGN[:6] if place.type.is_float else ASSIGN)
        if place.type.is_float and self.is_tame:
            self.add(f"{place.text} = (i32)({self.value(1)});")
        elif place.type is BOOL and self.is_tame:
            self.add(f"{place.text} = ({self.value(2)}) != 0;")
        else:
            self.add(f"{place.text} {op} {self.value(3)};")

    def step(self):
        place = self.place(is_write=True)
        if place.type is BOOL or place.type.is_float:
            return
        self.add(self.c.one([f"({place.text})++;", f"--({place.text});"]))

    def checked(self):
        places = [p for p in self.scope.ints if p.text.isidentifier() and p.type is not BOOL]
        if not places:
            return
        result = self.c.one(places)
        self.add(f"total{self.types.k} += {self.c.one(['add_ok', 'sub_ok', 'mul_ok'])}({self.value(1)}, {self.value(1)}, "
                 f"&{result.text});")

    def atomic(self):
        targets = [f"&{p.text}" for p in self.scope.ints if p.text.isidentifier() and p.type is not BOOL]
        targets += [f"&{n}->{f}" for n in self.scope.nodes for f in ("v0", "v1")]
        targets += [f"&{self.element(a).text}" for a in self.scope.arrays if isinstance(a.elem, Scalar) and a.is_writable]
        if not targets:
            return
        name = self.c.one(["fetch_add", "fetch_sub", "fetch_and", "fetch_or", "fetch_xor", "exchange"])
        self.add(f"total{self.types.k} += (u64)atomic_{name}({self.c.one(targets)}, {self.value(1)});")

    def side_effect(self):
        """A variable changes inside an expression that does not mention it otherwise."""
        names = [p for p in self.scope.ints if p.text.isidentifier() and p.type is not BOOL]
        if not names:
            return
        place = self.c.one(names)
        outer, self.scope = self.scope, self.scope.inner()
        self.scope.ints.remove(place)
        mentioned = lambda a: a.count == place.text  # noqa: E731
        self.scope.arrays = [a for a in self.scope.arrays if not mentioned(a)]
        change = self.c.one([f"{place.text}++", f"--{place.text}", f"({place.text} {self.c.one(ASSIGN)} {self.value(1)})"])
        arrays = [a for a in self.scope.arrays if isinstance(a.elem, Scalar) and a.is_writable]
        if arrays and self.c.often(50) and "(" not in change:
            self.add(f"{self.c.one(arrays).text}[{change} & {self.c.one([1, 3, 7])}] {self.c.one(ASSIGN)} {self.value(2)};")
        else:
            self.add(f"total{self.types.k} {self.c.one(['+=', '^='])} (u64)({change} {self.c.one(['+', '*', '^', '&&', '<'])} "
                     f"{self.wrapped(2)});")
        self.scope = outer

    def view(self):
        """A view of bytes: of a parameter, behind a test or not, or of a new array."""
        c, types = self.c, self.types
        arrays = [a for a in self.scope.arrays if isinstance(a.elem, Scalar) and a.elem.name == "u8"]
        field = c.one(types.view_fields).text
        offset = self.value(1) if self.is_wild() else c.one(SMALL + [i.text for i in self.scope.counters if i.below])
        text = c.one(arrays).text if arrays and c.often(70) else f"new_array(u8, {c.between(70, 90)})"
        if not text.startswith("new") and not self.is_wild():
            self.add(f"if (lenof({text}) >= sizeof({types.view}) + {offset})")
            self.add(f"    total{types.k} += (u64)view(const {types.view}, {text}, {offset})->{field};")
        else:
            self.add(f"total{types.k} += (u64)view(const {types.view}, {text}, {offset})->{field};")

    def group(self):
        """Elements at constant distances from one index."""
        arrays = [a for a in self.scope.arrays if isinstance(a.elem, Scalar)]
        if not arrays:
            return
        a = self.c.one(arrays)
        if self.is_tame:
            terms = [f"{a.text}[{self.c.below(TAME_LENGTH)}]" for _ in range(3)]
        else:
            terms = self.terms(a)
        self.add(f"total{self.types.k} = total{self.types.k} * 31 + (u64)({' + '.join(terms)});")
        if a.is_writable and self.c.often(50):
            self.add(f"{terms[0]} {self.c.one(ASSIGN)} {terms[1]};")

    def terms(self, array):
        c, least = self.c, self.least(array)
        inside = [(i.text, least - i.below) for i in self.scope.counters if i.below and i.below <= least]
        inside += [(i.text, i.slack) for i in self.scope.counters if i.of == array.text]
        base, room = c.one(inside) if inside else ("0", least - 1)
        if not inside and self.scope.ints and not array.fixed and c.often(50):
            base, room = f"({c.one(self.scope.ints).text} & 3)", max(0, least - 4)
        if self.is_wild() and not array.fixed:
            room = 12
        return [f"{array.text}[{base} + {c.below(room + 1)}]" for _ in range(c.between(2, 4))]

    # --- Locals ------------------------------------------------------------------------------------------------

    def local(self):
        c, types, scope = self.c, self.types, self.scope
        heaps = [a for a in scope.arrays if a.is_start]
        kind = c.weighted({"int": 8, "fixed": 3, "heap": 2, "record": 2, "union": 1, "node": 2, "slice": 0 if self.is_tame else 1,
                           "records": 0 if self.is_tame else 1, "length": 3 if scope.arrays and not self.is_tame else 0,
                           "alias": 0 if self.is_tame or not heaps else 2})
        getattr(self, "local_" + kind)()

    def local_int(self):
        t = self.c.one(INTEGERS + [BOOL] + ([] if self.is_tame else FLOATS))
        value, name = self.value(2), self.name("v")
        self.add(f"{t.name} {name} = {value if t is not BOOL or not self.is_tame else '(' + value + ') != 0'};")
        if not t.is_float:
            self.scope.ints.append(Place(name, t))

    def local_length(self):
        """The length of an array as a number of some width: a limit for loops."""
        a, name, t = self.c.one(self.scope.arrays), self.name("n"), self.c.one(INTEGERS)
        text = f"lenof({a.text})" if not a.fixed else str(a.fixed)
        self.add(f"{t.name} {name} = ({t.name}){text};")
        self.scope.ints.append(Place(name, t))

    def local_fixed(self):
        elem, name = self.c.one(self.types.elems), self.name("a")
        length = TAME_LENGTH if self.is_tame else some_length(self.c)
        self.add(f"{elem.name} {name}[{length}] = {{{', '.join(self.c.one(SMALL) for _ in range(self.c.between(1, min(3, length))))}}};")
        self.scope.arrays.append(Array(name, elem, length, True, False))

    def local_heap(self):
        elem, name = self.c.one(self.types.elems), self.name("h")
        self.add(f"{elem.name} *{name} = new_array({elem.name}, {self.fresh_length()});")
        self.scope.arrays.append(Array(name, elem, None, True, True))

    def local_alias(self):
        a, name = self.c.one([a for a in self.scope.arrays if a.is_start]), self.name("y")
        elem = a.elem.name if isinstance(a.elem, Scalar) else self.types.rec
        self.add(f"{elem} *{name} = {a.text};")
        self.scope.arrays.append(Array(name, a.elem, None, True, True))

    def local_records(self):
        name = self.name("r")
        self.add(f"{self.types.rec} *{name} = new_array({self.types.rec}, {self.fresh_length()});")
        self.scope.arrays.append(Array(name, self.types, None, True, True))

    def local_record(self):
        name, types = self.name("s"), self.types
        source = self.argument_value(None) if self.c.often(60) and not self.is_tame else None
        self.add(f"{types.rec} {name} = {source or '{0}'};")
        self.scope.records.append(f"{name}.")

    def local_union(self):
        name = self.name("u")
        self.add(f"{self.types.union} {name} = {{.{self.types.members[0].text} = {self.c.one(SMALL)}}};")
        self.scope.unions.append(name)

    def local_node(self):
        name, types, nodes = self.name("o"), self.types, self.scope.nodes
        made = types.node if self.is_tame or self.c.often(60) else types.derived
        if nodes and self.c.often(60):
            source = self.c.one(nodes)
            text = f"{source}->next ? {source}->next : {self.c.one(nodes)}" if self.c.often(80) and not self.is_tame else source
            self.add(f"{types.node} *{name} = {text};")
        else:
            cast = f"({types.node} *)" if made == types.derived else ""
            self.add(f"{types.node} *{name} = {cast}new({made});")
            self.furnish(name)
        self.scope.nodes.append(name)

    def furnish(self, name):
        """What a node needs before most of its members can be used."""
        types, c = self.types, self.c
        e, f = types.elems
        self.add(f"{name}->data = new({types.rec});")
        self.add(f"{name}->arr = new_array({e.name}, {self.fresh_length()});")
        if self.is_tame:
            return
        n = self.fresh_length()
        self.add(f"{name}->cnt = new_array({f.name}, {n + c.below(3)});")
        self.add(f"{name}->n = {n};")
        self.add(f"{name}->part = ({types.slice}){{{name}->arr, {c.below(3)}, 6}};")
        self.add(f"{name}->recs = new_array({types.rec}, {self.fresh_length()});")
        if self.scope.ops:
            self.add(f"{name}->act = {c.one(self.scope.ops)};")
            self.scope.ops.append(f"{name}->act")

    def local_slice(self):
        heaps = [a for a in self.scope.arrays if a.is_start and a.elem is self.types.elems[0]]
        if not heaps:
            return
        name, a = self.name("l"), self.c.one(heaps)
        self.add(f"{self.types.slice} {name} = {{{a.text}, {self.c.below(3)}, 6}};")
        self.scope.arrays.append(Array(f"elems({name})", a.elem, None, True, False, f"{name}.len", 6))

    # --- References ----------------------------------------------------------------------------------------------

    def walk(self):
        """A local that moves in an array."""
        c, a = self.c, self.c.one(self.scope.arrays)
        name = self.name("w")
        elem = a.elem.name if isinstance(a.elem, Scalar) else self.types.rec
        const = "" if a.is_writable else "const "
        room = self.least(a) // 2
        source = c.one([f"{a.text} + {c.below(room + 1)}", a.text, f"sub({a.text}, {c.below(room + 1)}, {self.least(a) - room})",
                        f"{a.text} + ({self.wrapped(1)} & {max(m for m in (0, 1, 3, 7) if m <= room)})"])
        if not a.fixed and c.often(20):
            source = f"&{a.text}[{c.below(room + 1)}]"
        if self.is_wild():
            source = c.one([f"sub({a.text}, {self.value(1)}, {self.value(1)})", f"{a.text} + ({self.value(1)})"])
        self.add(f"{const}{elem} *{name} = {source};")
        moves = [f"{name}++;", f"{name} += {c.one(SMALL)};", f"{name}--;", f"{name} -= {self.value(1)};"]
        if self.is_wild():
            self.add(c.one(moves))
        elif c.often(40):
            self.add(f"if ({name} + {self.least(a) - room} {c.one(['<', '<='])} {a.text} + {self.length(a)})")
            self.add(f"    {name}++;")
        self.scope.arrays.append(Array(name, a.elem, None, a.is_writable, False, None, max(1, self.least(a) - room)))
        if c.often(20):
            self.add(f"total{self.types.k} += (u64)({name} - {a.text}) + ({name} {c.one(['<', '>=', '=='])} {a.text} + {c.one(SMALL)});")

    def node_change(self):
        c, types = self.c, self.types
        node, other = c.one(self.scope.nodes), c.one(self.scope.nodes)
        heaps = [a for a in self.scope.arrays if a.is_start]
        of = [[a.text for a in heaps if a.elem is e] for e in types.elems + [types]]
        options = [f"{node}->next = {other};", f"{node}->data = {other}->data;", f"{node}->any = {other};",
                   f"{node}->any = {other}->{c.one(['arr', 'data', 'recs'])};", f"{node}->arr = {other}->arr;",
                   f"{node}->part = {other}->part;", f"{node}->part.off = {c.below(3)};",
                   f"{node}->part = ({types.slice}){{{other}->arr, {c.below(3)}, 6}};",
                   f"{node}->arr = new_array({types.elems[0].name}, 8 + ({self.value(0)} & 15));",
                   f"{node}->data = new({types.rec});", f"{node}->next = 0;", f"{node}->n = 8;",
                   f"if ({node}->any && is({types.node}, {node}->any)) as({types.node}, {node}->any)->v0++;",
                   f"if (is({types.derived}, {node})) as({types.derived}, {node})->extra += 3;"]
        if self.is_wild():
            options = [f"{node}->data = as_array({types.elems[0].name}, {node}->any) ? {other}->data : 0;",
                       f"as({types.derived}, {node})->extra++;", f"{node}->part.len = {self.value(1)};",
                       f"{node}->cnt = new_array({types.elems[1].name}, {c.one(SMALL)});", f"{node}->n = {self.value(1)};",
                       f"{node}->n = {c.one(SMALL)};", f"{node}->part.off = {self.value(1)};", f"{node}->data = 0;"]
        options += [f"{node}->arr = {c.one(of[0])};"] if of[0] else []
        options += [f"{node}->cnt = {c.one(of[1])};"] if of[1] else []
        options += [f"{node}->recs = {c.one(of[2])};"] if of[2] else []
        if types.is_based:
            options.append(f"{node}->data = ({types.rec} *){other};")
        self.add(c.one(options))

    def block_operation(self):
        c = self.c
        writable = [a for a in self.scope.arrays if a.is_writable]
        if not writable:
            return
        to = c.one(writable)
        n = self.value(1) if self.is_wild() else c.one([str(c.below(self.least(to))), f"{self.wrapped(1)} & {self.small_mask(to)}"])
        sources = [a for a in self.scope.arrays if a.elem is to.elem]
        kind = c.below(4)
        if kind == 0:
            self.add(f"copy({to.text}{c.one(['', '', ' + 1'])}, {c.one(sources).text}{c.one(['', ' + 1'])}, {n});")
        elif kind == 1 and isinstance(to.elem, Scalar):
            self.add(f"fill({to.text}, {self.value(1)}, {n});")
        elif kind == 2 and isinstance(to.elem, Scalar):
            self.add(f"memmove({to.text}, {c.one(sources).text}, sizeof({to.elem.name}) * ({n}));")
        else:
            self.add(f"zero({to.text}, {n});")

    def small_mask(self, array):
        return max(m for m in (0, 1, 3, 7) if m <= self.least(array))

    def record_copy(self):
        options = [f"{n}->in" for n in self.scope.nodes] + [r[:-1] for r in self.scope.records if r.endswith(".")]
        options += [f"*{r[:-2]}" for r in self.scope.records if r.endswith("->")]
        options += [f"{a.text}[{self.index(a)}]" for a in self.scope.arrays if a.elem is self.types and a.is_writable]
        if len(options) > 1:
            self.add(f"{self.c.one(options)} = {self.c.one(options)};")

    # --- Control -------------------------------------------------------------------------------------------------

    def condition(self):
        """Often a guard of what follows."""
        c, scope = self.c, self.scope
        if scope.arrays and scope.ints and c.often(40) and not self.is_tame:
            a = c.one(scope.arrays)
            return f"{c.one(scope.ints).text} {c.one(['<', '<=', '!=', '>='])} {self.length(a)}"
        if scope.nodes and c.often(20) and not self.is_tame:
            return f"{c.one(scope.nodes)}{c.one(['->next', '->data', '->arr', ''])}"
        return self.value(2)

    def choice(self):
        if self.c.often(40):
            self.block(f"if ({self.condition()})", self.c.between(1, 3))
            return
        self.block(f"if ({self.condition()})", self.c.between(1, 2), "} else {")
        self.level += 1
        outer, self.scope = self.scope, self.scope.inner()
        self.statements(self.c.between(1, 2))
        self.scope = outer
        self.level -= 1
        self.add("}")

    def switch(self):
        c = self.c
        mask = c.one([3, 3, 7])
        self.add(f"switch ({self.wrapped(2)} & {mask}) {{")
        outer = self.scope
        for label in c.shuffled(range(mask + 1))[:c.between(2, 4)]:
            self.scope = outer.inner()
            self.add(f"case {label}: {{")
            self.level += 1
            self.statements(c.between(1, 2))
            self.level -= 1
            self.add("}")
            if c.often(70):
                self.add("break;")
        self.scope = outer.inner()
        self.add("default: {")
        self.level += 1
        self.statements(1)
        self.level -= 1
        self.add("}")
        self.scope = outer
        self.add("}")

    def call_statement(self):
        scope = self.scope
        callable_here = scope.leaves if self.loops_around else scope.procedures
        if not callable_here:
            return
        chosen = self.c.one(callable_here)
        if chosen.is_tried and not self.is_tame and self.c.often(30):
            self.add(f"total{self.types.k} += failed(try_call({chosen.name}, {self.arguments(chosen)}));")
        else:
            self.add(f"total{self.types.k} += (u64){self.call(chosen)};")

    def sum_up(self):
        """Looks at a whole array."""
        arrays = [a for a in self.scope.arrays if isinstance(a.elem, Scalar)]
        if arrays and self.loops_around < 2:
            self.sum_array(self.c.one(arrays))

    def sum_array(self, a):
        i, k = self.name("i"), self.types.k
        n = TAME_LENGTH if self.is_tame else a.fixed or f"lenof({a.text})"
        self.add(f"for (u32 {i} = 0; {i} < {n}; {i}++)")
        self.add(f"    total{k} = total{k} * 33 + (u64){a.text}[{i}];")

    def report(self):
        """What came of all this goes into the program's sum."""
        k, ints = self.types.k, [p.text for p in self.scope.ints]
        for name in ints:
            self.add(f"total{k} = total{k} * 31 + (u64)({name});")
        arrays = [a for a in self.scope.arrays if isinstance(a.elem, Scalar) and a.is_writable]
        for a in self.c.shuffled(arrays)[:2]:
            self.sum_array(a)
