"""Loops of the shapes that check removal looks for, and of those that only seem to be such.

Every loop ends: by its own shape (counters from small numbers to small limits, by small steps), or because it
takes from the procedure's fuel at each turn. Counters of all widths start at 0, at small numbers, or so near to an
end of their type that they wrap on the way."""

from typing import NamedTuple, Optional

from .expressions import COMPARE, SMALL
from .shapes import I32, I64, INTEGERS, TAME_LENGTH, U32, U64, Array, Counter, Place, Scalar

SHAPES = {"up": 10, "up_from": 5, "up_to": 3, "unequal": 4, "down": 4, "down_signed": 4, "down_shifted": 2, "pointer": 4,
          "walk_down": 4, "two_counters": 5, "edge": 4, "goto": 3, "do": 3, "wild": 2, "nested": 5, "guarded": 4,
          "moving_limit": 3}
TAME_SHAPES = {"up": 10, "down_signed": 3, "do": 3, "two_counters": 3, "nested": 3, "pointer_tame": 2}
WIDE = [I32, U32, U64, I64]


class Limit(NamedTuple):
    """What a counter is compared with."""
    text: str
    most: Optional[int] = None  # it is at most this
    of: Optional[str] = None    # or the length of this array
    slack: int = 0              # less so many


class Loops:
    """Beside Expressions; `statements(count)` makes a body."""

    def loop(self):
        shape = self.c.weighted(TAME_SHAPES if self.is_tame else SHAPES)
        getattr(self, "loop_" + shape)()

    def limit(self):
        """A small one."""
        c, scope = self.c, self.scope
        if self.is_tame:
            n = c.between(1, TAME_LENGTH)
            return Limit(str(n), n)
        kind = c.below(10)
        if kind < 6 and scope.arrays:
            return self.limit_of(c.one(scope.arrays))
        if kind < 7 and scope.ints:
            mask = c.one([7, 15])
            return Limit(f"({c.one(scope.ints).text} & {mask})", mask)
        n = c.between(1, 14)
        return Limit(str(n), n)

    def limit_of(self, a):
        """The length of an array, less a little now and then."""
        c, text = self.c, self.length(a)
        if self.is_wild():
            return Limit(f"({text} + {c.between(1, 3)})")
        slack = c.below(min(4, self.least(a))) if c.often(30) else 0
        if slack:
            return Limit(f"({text} - {slack})", a.fixed and a.fixed - slack, a.text, slack)
        return Limit(f"({text} / 2)" if c.often(8) else text, a.fixed, a.text)

    def new_counter(self, types=None):
        return self.name("i"), self.c.one(types or INTEGERS)

    @staticmethod
    def below(text, t, limit):
        """A counter that is less than its limit where it is used."""
        return Counter(text, t, limit.most, limit.of, limit.slack)

    def body(self, counters, before=(), after=(), is_fueled=False):
        """The inside of a loop: lines before, statements that use the counters, lines after."""
        c = self.c
        outer, self.scope = self.scope, self.scope.inner()
        self.scope.counters += counters
        self.level += 1
        self.loops_around += 1
        for line in before:
            self.add(line)
        if is_fueled and c.often(50):
            self.add("if (!fuel || !--fuel) break;")
            is_fueled = False
        if c.often(50):
            self.touch(counters)
        self.statements(c.between(1, 2))
        if c.often(12):
            ways = ["break"] if is_fueled or after else ["break", "continue"]
            self.add(f"if ({self.value(1)} == {c.one(SMALL)}) {c.one(ways)};")
        for line in after:
            self.add(line)
        if is_fueled:
            self.add("if (!fuel || !--fuel) break;")
        self.loops_around -= 1
        self.level -= 1
        self.scope = outer
        self.add("}")

    def touch(self, counters):
        """What loops are for: arrays by the counter."""
        c = self.c
        wanted = {i.of for i in counters}
        arrays = [a for a in self.scope.arrays if isinstance(a.elem, Scalar)]
        arrays = [a for a in arrays if a.text in wanted] or arrays
        if not arrays:
            return
        a, b = c.one(arrays), c.one(arrays)
        if a.is_writable:
            self.add(f"{a.text}[{self.index(a)}] {c.one(['=', '+=', '^='])} {b.text}[{self.index(b)}] "
                     f"{c.one(['+', '*', '^'])} {self.wrapped(1)};")
        else:
            self.add(f"total{self.types.k} = total{self.types.k} * 7 + (u64){a.text}[{self.index(a)}];")

    # --- Shapes that end by themselves -----------------------------------------------------------------------------

    def loop_up(self):
        (i, t), limit = self.new_counter([I32, U32] if self.is_tame else None), self.limit()
        step = self.c.one(["++", "++", "++", " += 2", " += 3"])
        self.add(f"for ({t.name} {i} = 0; {i} < {limit.text}; {i}{step}) {{")
        self.body([self.below(i, t, limit)])

    def loop_up_from(self):
        c, (i, t), limit = self.c, self.new_counter(), self.limit()
        start = c.one(SMALL) if c.often(60) or not self.scope.ints else f"({c.one(self.scope.ints).text} & 7)"
        self.add(f"for ({t.name} {i} = {start}; {i} < {limit.text}; {i} += {c.between(1, 3)}) {{")
        self.body([self.below(i, t, limit)])

    def loop_guarded(self):
        """Behind a test of the limit, as a programmer would write it."""
        c = self.c
        if not self.scope.arrays:
            return self.loop_up()
        a, (i, t), n = c.one(self.scope.arrays), self.new_counter(WIDE), self.name("n")
        join = "||" if self.is_wild() else "&&"
        self.add(f"{t.name} {n} = {self.wrapped(1)} {c.one(['& 15', '& 31', '% 20'])};")
        self.add(f"if ({n} {c.one(['<', '<='])} {self.length(a)} {join} {n} < 40) {{")
        self.level += 1
        self.add(f"for ({t.name} {i} = 0; {i} < {n}; {i}++) {{")
        self.body([Counter(i, t, a.fixed, a.text)])
        self.level -= 1
        return self.add("}")

    def loop_down(self):
        (i, t), limit = self.new_counter(WIDE), self.limit()
        self.add(f"for ({t.name} {i} = {limit.text}; {i}-- > 0;) {{")
        self.body([self.below(i, t, limit)], is_fueled=True)

    def loop_down_signed(self):
        (i, t), limit = self.new_counter([I32] if self.is_tame else [I32, I64]), self.limit()
        self.add(f"for ({t.name} {i} = ({t.name}){limit.text} - 1; {i} >= 0; {i}{self.c.one(['--', '--', ' -= 2'])}) {{")
        self.body([self.below(i, t, limit)])

    def loop_down_shifted(self):
        (i, t), limit = self.new_counter(WIDE), self.limit()
        self.add(f"for ({t.name} {i} = {limit.text}; {i} > 0; {i}--) {{")
        self.body([self.below(f"({i} - 1)", t, limit)], is_fueled=True)

    def loop_do(self):
        (i, t), limit = self.new_counter([I32, U32]), self.limit()
        self.add(f"{t.name} {i} = 0;")
        self.add("do {")
        self.body([self.below(i, t, limit)], is_fueled=not self.is_tame)
        self.lines[-1] += f" while (++{i} < {limit.text});"

    def loop_two_counters(self):
        c, (i, t), limit = self.c, self.new_counter([I32, U32] if self.is_tame else None), self.limit()
        j, u, start, by = self.name("j"), c.one(INTEGERS), c.below(4), c.between(1, 4)
        step = f"{j} {c.one(['+=', '+=', '-='])} {by}"
        most = start + by * limit.most if limit.most and "+" in step else None
        counters = [self.below(i, t, limit), Counter(j, u, most + 1 if most else None)]
        self.add(f"{u.name} {j} = {start};")
        if c.often(40):
            self.add(f"for ({t.name} {i} = 0; {i} < {limit.text}; {i}++, {step}) {{")
            self.body(counters)
        else:
            self.add(f"for ({t.name} {i} = 0; {i} < {limit.text}; {i}++) {{")
            self.body(counters, after=[f"{step};" if c.often(75) else f"if ({self.value(1)}) {step};"])

    def loop_nested(self):
        """A matrix, by rows, columns or a triangle."""
        c = self.c
        if self.loops_around:
            return self.loop_up()
        t = c.one([I32, U32] if self.is_tame else WIDE)
        i, j = self.name("i"), self.name("j")
        n = 4 if self.is_tame else c.between(1, 5)
        is_open = not self.is_tame and bool(self.scope.ints) and c.often(40)
        limit = Limit(f"({c.one(self.scope.ints).text} & 3)", 3) if is_open else Limit(str(n), n)
        self.add(f"for ({t.name} {i} = 0; {i} < {limit.text}; {i}++) {{")
        self.level += 1
        self.add(f"for ({t.name} {j} = {c.one(['0', '0', i])}; {j} < {n}; {j}++) {{")
        counters = [self.below(i, t, limit), Counter(j, t, n), Counter(f"({i} * {n} + {j})", t, limit.most * n)]
        counters += [] if is_open else [Counter(f"({j} * {n} + {i})", t, n * n)]
        self.body(counters)
        self.level -= 1
        return self.add("}")

    # --- Arrays by references ---------------------------------------------------------------------------------------

    def loop_pointer(self):
        """From the start of an array to an end that is computed."""
        c, arrays = self.c, self.scope.arrays
        if not arrays:
            return self.loop_up()
        a, p, end = c.one(arrays), self.name("p"), self.name("e")
        const = "" if a.is_writable else "const "
        elem = a.elem.name if isinstance(a.elem, Scalar) else self.types.rec
        start = a.text if c.often(70) else f"{a.text} + {c.below(min(4, self.least(a)))}"
        n, compare, step = self.length(a), c.one(["<", "<", "!="]), "++"
        if self.is_wild():
            n, compare, step = self.limit().text, c.one(["<=", "!=", "<"]), " += 2"
        self.add(f"{const}{elem} *{p} = {start}, *{end} = {a.text} + {n};")
        self.add(f"for (; {p} {compare} {end}; {p}{step}) {{")
        outer, self.scope = self.scope, self.scope.inner()
        self.scope.arrays.append(Array(p, a.elem, None, a.is_writable, False, None, 1))
        place = Place(f"*{p}", a.elem) if isinstance(a.elem, Scalar) else self.member(f"{p}->")
        self.body([Counter(f"({p} - {a.text})", I64, a.fixed, a.text)],
                  before=[f"total{self.types.k} += (u64){place.text};"], is_fueled=True)
        self.scope = outer
        return None

    def loop_pointer_tame(self):
        arrays = [a for a in self.scope.arrays if isinstance(a.elem, Scalar)]
        if not arrays:
            return self.loop_up()
        a, p = self.c.one(arrays), self.name("p")
        const = "" if a.is_writable else "const "
        self.add(f"for ({const}{a.elem.name} *{p} = {a.text}; {p} < {a.text} + {TAME_LENGTH}; {p}++) {{")
        self.body([Counter(f"({p} - {a.text})", I64, TAME_LENGTH)], before=[f"total{self.types.k} += (u64)*{p};"])
        return None

    def loop_walk_down(self):
        """while (n--) ... *p++"""
        c, arrays = self.c, [a for a in self.scope.arrays if isinstance(a.elem, Scalar)]
        if not arrays:
            return self.loop_up()
        a, p, (n, t) = c.one(arrays), self.name("p"), self.new_counter(WIDE + [INTEGERS[0], INTEGERS[3]])
        const = "" if a.is_writable else "const "
        self.add(f"{const}{a.elem.name} *{p} = {a.text};")
        self.add(f"{t.name} {n} = ({t.name}){self.limit().text if self.is_wild() else self.length(a)};")
        head = c.one([f"while ({n}--) {{", f"while ({n}-- > 0) {{", f"for (; {n}; {n}--) {{", f"for (; {n} > 1; {n} -= 2, {p}++) {{"])
        self.add(head)
        inside = a.fixed if "while" in head else None
        self.body([Counter(n, t, inside, a.text if "while" in head else None)],
                  before=[f"total{self.types.k} = total{self.types.k} * 3 + (u64)*{p}++;"], is_fueled=True)
        return None

    # --- Shapes that need fuel ------------------------------------------------------------------------------------------

    def loop_up_to(self):
        (i, t), limit = self.new_counter(), self.limit()
        inside = Limit(limit.text, limit.most and limit.most + 1, limit.of if limit.slack else None, limit.slack - 1)
        self.add(f"for ({t.name} {i} = {self.c.one(SMALL)}; {i} <= {limit.text}; {i}++) {{")
        self.body([self.below(i, t, inside)], is_fueled=True)

    def loop_unequal(self):
        c, (i, t), limit = self.c, self.new_counter(), self.limit()
        if self.is_wild():
            self.add(f"for ({t.name} {i} = {c.one(SMALL)}; {i} != {limit.text}; {i}{c.one(['++', '--', ' += 2'])}) {{")
        else:
            self.add(f"for ({t.name} {i} = 0; {i} != {limit.text}; {i}++) {{")
        self.body([self.below(i, t, limit)], is_fueled=True)

    def loop_edge(self):
        """Past an end of the counter's type, a few turns."""
        c = self.c
        i, t = self.new_counter()
        start, end = self.name("v"), self.name("v")
        low, high = (-(1 << t.bits - 1), (1 << t.bits - 1) - 1) if t.is_signed else (0, (1 << t.bits) - 1)
        at = c.one([low, high, high // 2 + 1]) + c.between(-6, 6)
        at = (at - low) % (high - low + 1) + low
        text = f"({at + 1} - 1)" if at == low and t.bits == 64 else f"{at}{'u' if at > 2**63 - 1 else ''}"
        turns, compare, step = c.between(1, 12), c.one(["<", "!=", "<="]), c.one([1, 1, 1, 2, 3])
        is_sure = compare == "<" or compare == "!=" and step == 1
        self.add(f"{t.name} {start} = {text}, {end} = ({t.name})({start} + {turns});")
        self.add(f"for ({t.name} {i} = {start}; {i} {compare} {end}; {i} += {step}) {{")
        self.body([Counter(f"({t.name})({i} - {start})", t, turns if is_sure and step == 1 else None), Counter(i, t)],
                  is_fueled=True)

    def loop_wild(self):
        """Whatever start, limit and step."""
        c, (i, t) = self.c, self.new_counter()
        step = self.name("v")
        self.add(f"{t.name} {step} = {self.value(1)};")
        self.add(f"for ({t.name} {i} = {self.value(1)}; {i} {c.one(COMPARE)} {self.wrapped(1)}; "
                 f"{i} {c.one(['+=', '-='])} {c.one([step, '1', '1', str(c.between(1, 300))])}) {{")
        self.body([Counter(i, t)], is_fueled=True)

    def loop_goto(self):
        """A loop without a keyword; now and then it is entered in its middle."""
        c, (i, t), limit = self.c, self.new_counter(), self.limit()
        again, middle = self.name("again"), self.name("middle")
        self.add(f"{t.name} {i} = 0;")
        if c.often(30):
            self.add(f"if ({self.value(1)}) goto {middle};")
        self.add(f"{again}:;")
        outer, self.scope = self.scope, self.scope.inner()
        self.scope.counters.append(self.below(i, t, limit))
        self.loops_around += 1
        self.assignment()
        self.touch(self.scope.counters[-1:])
        self.add(f"{middle}:;")
        self.assignment()
        self.loops_around -= 1
        self.scope = outer
        self.add(f"{i} += {c.between(1, 2)};")
        self.add(f"if ({i} < {limit.text} && fuel && --fuel) goto {again};")

    def loop_moving_limit(self):
        """Counter and limit change in the body, on some of the ways through it."""
        c, (i, t), limit = self.c, self.new_counter(), self.limit()
        n = self.name("n")
        self.add(f"{t.name} {i} = 0, {n} = ({t.name}){limit.text};")
        self.add(f"while ({i} {'!=' if self.is_wild() else '<'} {n}) {{")
        changes = [f"if ({self.value(1)}) {i}++;", f"if ({i} == {c.one(SMALL)}) {n}--;", f"{i} += {self.wrapped(0)} & 1;",
                   f"{n} -= {i} & 1;"]
        self.body([self.below(i, t, limit), Counter(n, t)], after=[c.one(changes), f"{i}++;"], is_fueled=True)
