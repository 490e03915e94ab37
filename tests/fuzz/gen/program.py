"""Programs, and files of many programs.

A file holds programs by number. Each runs as a strand of its own, so that a fault ends it and no other and is
reported with its line; before its end a program calls its procedures by try_call, so that most faults cut off
little. What a program computed is in its line of output."""

from .chance import Chance
from .expressions import Scope
from .procedures import Signature
from .shapes import BOOL, INTEGERS, TAME_LENGTH, Array, Place, Types, some_length
from .statements import Body

FUEL = 300


class Program:
    """One program; `lines` is its text without #include and main."""

    def __init__(self, seed, k, is_tame):
        self.c, self.k, self.is_tame = Chance(seed, k, is_tame), k, is_tame
        self.wildness = self.c.one([0, 2, 5, 10, 30])
        self.types = Types(k, self.c, is_tame)
        self.lines = self.types.declarations()
        self.globals = Scope()
        self.lines.append(f"static u64 total{k};")
        self.declare_globals()
        self.procedures = []
        for i in range(2 if self.c.often(70) else 3):
            self.procedure(i)
        self.run()

    def declare_globals(self):
        c, k = self.c, self.k
        for i in range(c.between(1, 3)):
            t = c.one(INTEGERS)
            self.lines.append(f"static {t.name} g{k}_{i} = {c.between(1, 99)};")
            self.globals.ints.append(Place(f"g{k}_{i}", t))
        elem, length = c.one(self.types.elems), TAME_LENGTH if self.is_tame else some_length(c)
        const = "const " if c.often(25) else ""
        values = ", ".join(str(c.below(100)) for _ in range(length))
        self.lines.append(f"static {const}{elem.name} t{k}[{length}] = {{{values}}};")
        self.globals.arrays.append(Array(f"t{k}", elem, length, not const, False))
        for i, text in enumerate([f"a + (i32)b * {c.below(9)}", f"(a ^ (i32)b) {c.one(['-', '>>'])} {c.below(9)}"]):
            self.lines += [f"static i32 c{k}_{i}(i32 a, u32 b)", "{", f"    return {text};", "}"]
            self.globals.ops.append(f"c{k}_{i}")

    def body(self, scope):
        return Body(self.c, self.types, self.is_tame, scope, self.wildness)

    def procedure(self, i):
        c = self.c
        is_leaf = i == 0 or c.often(50)
        signature = Signature(c, self.types, f"f{self.k}_{i}", is_leaf, self.is_tame)
        scope = self.globals.inner()
        if not is_leaf:
            scope.procedures = list(self.procedures)
            scope.leaves = [s for s in self.procedures if s.is_leaf]
        signature.bind(scope, self.types)
        body = self.body(scope)
        body.add(f"u32 fuel = {FUEL};")
        body.add("fuel++;")
        body.local_int()
        body.local()
        if not self.is_tame and c.often(25):
            self.recursion(body, signature)
        body.statements(c.between(2, 5))
        body.report()
        body.add(f"return ({signature.result.name})({body.value(2)});")
        self.lines += [signature.head(self.types), "{"] + body.lines + ["}"]
        self.procedures.append(signature)

    def recursion(self, body, signature):
        """A call of itself, a bounded number of levels deep."""
        depth = f"d{signature.name[1:]}"
        self.lines.append(f"static u32 {depth};")
        self.lines.append(signature.head(self.types) + ";")
        body.add(f"if ({depth} < {self.c.between(1, 6)}) {{")
        body.level += 1
        body.add(f"{depth}++;")
        body.add(f"total{self.k} += (u64){body.call(signature)};")
        body.level -= 1
        body.add("}")

    def run(self):
        """The program's own procedure: data, then calls, then what came of it."""
        c, k = self.c, self.k
        body = self.body(self.globals.inner())
        body.add("u32 fuel = 0;")
        body.add("fuel++;")
        for kind in ("int", "heap", "heap", "fixed", "record", "node"):
            getattr(body, "local_" + kind)()
        if not self.is_tame:
            for kind in ("records", "slice"):
                getattr(body, "local_" + kind)()
        for _ in range(c.between(3, 5)):
            self.call(body)
        body.report()
        self.lines += [f"static void run_{k}(void *__nullable argument)", "{"] + body.lines + \
            [f'    console_print(console_open(), "{k} ends: %lx\\n", total{k});', "}"]

    def call(self, body):
        c, k, s = self.c, self.k, self.c.one(self.procedures)
        if s.is_tried and not self.is_tame and c.often(85):
            body.add(f"total{k} = total{k} * 5 + failed(try_call({s.name}, {body.arguments(s)}));")
        else:
            body.add(f"total{k} = total{k} * 5 + (u64){body.call(s)};")
        body.add(f'console_print(console_open(), "{k} %lx\\n", total{k});')
        if not self.is_tame and c.often(30):
            body.node_change()


HEAD = ["#include <spin/safe.h>", "#include <console.h>"]


def file_text(programs, is_tame):
    """A source file of some programs."""
    lines = HEAD + ([] if is_tame else ["#include <strand.h>", "#include <string.h>"])
    for program in programs:
        lines += ["", f"/* program {program.k} */"] + program.lines
    lines += ["", "/* all */"]
    if is_tame:
        lines += ["int main(int argc, str_t *__array argv)", "{"] + [f"    run_{p.k}(0);" for p in programs]
    else:
        lines += ["static void run_one(strand_procedure procedure, i32 number)", "{", "    status why;",
                  '    struct strand *strand = strand_create(procedure, 0, "program", 0, &why);',
                  "    if (strand && succeeded(strand_start(strand)))", "        why = strand_join(strand);",
                  '    console_print(console_open(), "%d joined: %d\\n", number, why.code);', "}",
                  "int main(int argc, str_t *__array argv)", "{"] + \
            [f"    run_one(run_{p.k}, {p.k});" for p in programs]
    return "\n".join(lines + ["    return 0;", "}"]) + "\n"


def make_file(seed, count, is_tame):
    return file_text([Program(seed, k, is_tame) for k in range(count)], is_tame)
