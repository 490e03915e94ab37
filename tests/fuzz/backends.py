"""The back ends against each other on lowered C alone: temporaries of u32, u64, double and float, narrowing as masks
and pairs of shifts, loads that widen at once, guarded divisions, masked shifts, structs and arguments of every
sort passed and returned (language of compiler/codegen/emit_c.c, without spinc in between)."""

import os

from gen.chance import Chance
from oracle import ROOT, run, text_of

PER_FILE = 40
NARROW = [("u8", 8), ("i8", 8), ("u16", 16), ("i16", 16), ("u32", 32), ("i32", 32)]
FIELDS = ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "float", "double"]
NUMBERS = [0, 1, 2, 7, 127, 128, 255, 256, 32767, 32768, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1]
WIDE = NUMBERS + [2**32, 2**63 - 1, 2**63, 2**64 - 1]
CLANG = ["clang-19", "-std=gnu17", "-w", "-ffreestanding", "-fno-builtin", "-fwrapv", "-fno-delete-null-pointer-checks",
         "-fno-finite-loops", "-ffp-contract=off", "-fPIE", "-mno-red-zone", "-fno-omit-frame-pointer"]
COMPILERS = {"tcc": ["tcc", "-w"], "clang -O0": CLANG + ["-O0"], "clang -O2": CLANG + ["-O2"]}


class Function:
    """One function over temporaries t0.. (u32), w0.. (u64), d0.. (double), f0 (float) and bytes of memory."""

    def __init__(self, c, number):
        self.c, self.number = c, number
        self.fields = [c.one(FIELDS) for _ in range(c.between(1, 5))]
        self.parameters = [c.one(["i32", "u32", "u64", "i64", "double", "float"]) for _ in range(c.between(1, 8))]

    # --- Values --------------------------------------------------------------------------------------------------

    def u32(self, depth):
        c = self.c
        if depth <= 0:
            return c.one([f"t{c.below(4)}", f"t{c.below(4)}", f"{c.one(NUMBERS)}u", f"(u32)p{c.below(len(self.parameters))}"
                          if self.parameters[0][0] != "d" and self.parameters[0][0] != "f" and len(self.parameters) == 1 else "t0"])
        a, b = self.u32(depth - 1), self.u32(depth - 1)
        kind = c.below(13)
        if kind < 4:
            return f"({a} {c.one(['+', '-', '*', '&', '|', '^'])} {b})"
        if kind == 4:
            return f"({a} & {c.one([255, 65535])}u)"
        if kind == 5:
            n = c.one([24, 16])
            return f"((u32)(((i32)({a} << {n})) >> {n}))"
        if kind == 6:
            return f"({a} {c.one(['<<', '>>'])} ({b} & 31u))"
        if kind == 7:
            return f"((u32)((i32){a} >> ({b} & 31u)))"
        if kind == 8:
            return f"({a} {c.one(['/', '%'])} ({b} | 1u))"
        if kind == 9:
            return f"((u32)((i32){a} {c.one(['/', '%'])} (i32)(({b} & 1023u) + 1u)))"
        if kind == 10:
            sign = c.one(["(i32)", ""])
            return f"((u32)({sign}{a} {c.one(['<', '<=', '==', '!=', '>'])} {sign}{b}))"
        if kind == 11:
            return f"((u32){self.u64(depth - 1)})"
        name, bits = c.one(NARROW)
        return f"((u32)((any_{name} *)m)[({a} & {64 * 8 // bits // 2 - 1}u)])"

    def u64(self, depth):
        c = self.c
        if depth <= 0:
            return c.one([f"w{c.below(4)}", f"w{c.below(4)}", f"{c.one(WIDE)}ul"])
        a, b = self.u64(depth - 1), self.u64(depth - 1)
        kind = c.below(10)
        if kind < 3:
            return f"({a} {c.one(['+', '-', '*', '&', '|', '^'])} {b})"
        if kind == 3:
            return f"((u64){self.u32(depth - 1)})"
        if kind == 4:
            return f"((u64)(i64)(i32){self.u32(depth - 1)})"
        if kind == 5:
            return f"({a} {c.one(['<<', '>>'])} ({self.u32(depth - 1)} & 63u))"
        if kind == 6:
            return f"((u64)((i64){a} >> ({self.u32(depth - 1)} & 63u)))"
        if kind == 7:
            return f"({a} {c.one(['/', '%'])} ({b} | 1ul))"
        if kind == 8:
            return f"((u64)((i64){a} {c.one(['/', '%'])} (i64)(({b} & 65535ul) + 1ul)))"
        sign = c.one(["(i64)", ""])
        return f"((u64)({sign}{a} {c.one(['<', '<=', '==', '!=', '>'])} {sign}{b}))"

    def double(self, depth):
        c = self.c
        if depth <= 0:
            return c.one(["d0", "d1", "((double)f0)", "1.5", "0.0", "-3.25"])
        kind = c.below(6)
        if kind < 3:
            return f"({self.double(depth - 1)} {c.one(['+', '-', '*', '/'])} {self.double(depth - 1)})"
        return c.one([f"((double)(i32){self.u32(depth - 1)})", f"((double){self.u32(depth - 1)})",
                      f"((double)(i64){self.u64(depth - 1)})", f"((double){self.u64(depth - 1)})"])

    # --- Statements ------------------------------------------------------------------------------------------------

    def statement(self, label):
        c = self.c
        kind = c.below(10)
        if kind < 3:
            return [f"t{c.below(4)} = {self.u32(3)};"]
        if kind < 5:
            return [f"w{c.below(4)} = {self.u64(3)};"]
        if kind == 5:
            return [f"d{c.below(2)} = {self.double(2)};", f"f0 = (float){self.double(1)};"]
        if kind == 6:
            name, bits = c.one(NARROW)
            return [f"((any_{name} *)m)[({self.u32(1)} & {64 * 8 // bits // 2 - 1}u)] = ({name}){self.u32(2)};"]
        if kind == 7:
            d = f"d{c.below(2)}"
            return [f"if ((u32)({d} > -1e15)) if ((u32)({d} < 1e15)) w{c.below(4)} = (u64)(i64){d};"]
        if kind == 8:
            i = c.below(len(self.fields))
            value = self.double(1) if self.fields[i][0] in "fd" else self.u64(2)
            return [f"s.m{i} = ({self.fields[i]}){value};", f"s = pass{self.number}(s, t{c.below(4)});"]
        return [f"if ((u32)({self.u32(1)} < {self.u32(1)})) goto L{label};", f"t{c.below(4)} = {self.u32(2)};", f"L{label}:;"]

    def text(self):
        c, n = self.c, self.number
        members = " ".join(f"{t} m{i};" for i, t in enumerate(self.fields))
        parameters = ", ".join(f"{t} p{i}" for i, t in enumerate(self.parameters))
        lines = [f"struct s{n} {{ {members} }};", f"static struct s{n} pass{n}(struct s{n} s, u32 t)", "{",
                 f"    s.m0 = s.m0 + ({self.fields[0]})t;", "    return s;", "}",
                 f"static u64 go{n}({parameters})", "{", f"    struct s{n} s = {{0}};", "    u64 m[8] = {1, 2, 3};",
                 "    double d0 = 0.5, d1 = 3;", "    float f0 = 1.25f;"]
        for i in range(4):
            lines.append(f"    u32 t{i} = {c.one(NUMBERS)}u; u64 w{i} = {c.one(WIDE)}ul;")
        for i, t in enumerate(self.parameters):
            lines.append(f"    d{i % 2} = d{i % 2} + p{i};" if t in ("double", "float") else f"    w{i % 4} = w{i % 4} ^ (u64)p{i}; t{i % 4} = t{i % 4} + (u32)p{i};")
        for i in range(c.between(4, 10)):
            lines += ["    " + line for line in self.statement(i)]
        total = " + ".join([f"t{i} * {2 * i + 3}ul + w{i} * {7 * i + 5}ul + m[{i}]" for i in range(4)])
        members = " + ".join(f"bits_of((double)s.m{i})" for i in range(len(self.fields)))
        return lines + [f"    return {total} + bits_of(d0) + bits_of(d1) + bits_of((double)f0) + {members};", "}"]

    def calls(self):
        c, lines = self.c, []
        for _ in range(3):
            arguments = ", ".join(f"({t}){c.one(WIDE)}ul" for t in self.parameters)
            lines.append(f'    printf("{self.number} %lx\\n", go{self.number}({arguments}));')
        return lines


HEAD = """#include <spin/lowered.h>
int printf(const char *, ...);
/* Views may alias anything. */
typedef u8 any_u8;
typedef i8 any_i8;
typedef u16 any_u16 __attribute__((may_alias));
typedef i16 any_i16 __attribute__((may_alias));
typedef u32 any_u32 __attribute__((may_alias));
typedef i32 any_i32 __attribute__((may_alias));
/* NaNs are all alike: which one an operation gives is not said. */
static u64 bits_of(double d)
{
    u64 bits;
    if (d != d)
        return 1;
    memcpy(&bits, &d, 8);
    return bits;
}"""


def file_text(functions):
    lines = [HEAD]
    for function in functions:
        lines += function.text()
    lines += ["int main(void)", "{"]
    for function in functions:
        lines += function.calls()
    return "\n".join(lines + ["    return 0;", "}"]) + "\n"


def outputs(oracle, source):
    """What the program prints, by compiler."""
    path, found = oracle.path("lowered.c"), {}
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    for name, command in COMPILERS.items():
        program = oracle.path("lowered.exe")
        made = run(command + ["-I", os.path.join(ROOT, "runtime/include"), "-o", program, path])
        if made is None or made.returncode != 0:
            found[name] = [text_of(made.stderr) if made else "did not end"]
        else:
            ended = run([program])
            found[name] = text_of(ended.stdout).splitlines() if ended else ["did not end"]
    return found


def differ(oracle, tally, count, first):
    """`count` functions, from the file of seed `first` on."""
    for seed in range(first, first + (count + PER_FILE - 1) // PER_FILE):
        c = Chance(seed)
        functions = [Function(c, number) for number in range(min(PER_FILE, count - (seed - first) * PER_FILE))]
        source = file_text(functions)
        found = outputs(oracle, source)
        wanted = found["clang -O0"]
        others = {name: lines for name, lines in found.items() if lines != wanted}
        bad = {line.split()[0] for lines in others.values() for line in set(lines) ^ set(wanted) if line[:1].isdigit()}
        if not others:
            tally.passed += len(functions)
            continue
        tally.passed += len(functions) - max(1, len(bad))
        tally.fail(f"backends-{seed}", f"{', '.join(others)} and clang -O0 differ in functions {' '.join(sorted(bad))}\n" +
                   "\n".join(others[next(iter(others))][:5]), source, f"tests/fuzz/fuzz.py backends {PER_FILE} {seed}")
