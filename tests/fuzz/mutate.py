"""Mutants of tests/accept: tokens and statements go, change places, get another type or annotation. What spinc still
takes must do the same by every way; what it does not take must be refused in order."""

import glob
import os
import re

from gen.chance import Chance
from oracle import ROOT, Broken, Refused
from reduce import piece_end

TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|[A-Za-z_]\w*|\.?[0-9][\w.]*|[-+*/%&|^<>=!]=|<<=?|>>=?|&&|\|\||'
                   r"->|\+\+|--|[^\s\w]|\s+")
TYPES = ["u8", "i8", "u16", "i16", "u32", "i32", "u64", "i64", "int", "char", "_Bool", "f32", "f64", "size_t", "unsigned"]
ANNOTATIONS = ["__array", "__scope", "__nullable", "const", "__counted_by(n)", "__counted_by(4)", "__plain", ""]
OPERATORS = ["+", "-", "*", "/", "%", "&", "|", "^", "<", ">", "<=", ">=", "==", "!=", "<<", ">>", "&&", "||", "=", "+=",
             "-=", "*="]
NUMBERS = ["0", "1", "2", "3", "-1", "7", "8", "255", "256", "65535", "2147483647", "4294967295u", "-2147483648",
           "9223372036854775807", "0x8000000000000000"]
# Programs whose output does not depend on time or on who runs first.
INCLUDES = {"spin/safe.h", "console.h", "string.h", "stdint.h", "stddef.h", "stdbool.h", "limits.h", "float.h",
            "spin/list.h"}
CHANGES_MAX = 3
WAYS = [["tcc", "bare", "O2"], ["tcc", "bare"], ["tcc", "bare", "host"], ["tcc", "O0"]]


def cases():
    found = []
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/accept/*.c"))):
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if set(re.findall(r'#include [<"](.*)[>"]', text)) <= INCLUDES and "// with:" not in text and \
                "// run:" not in text and "// args:" not in text:
            found.append((os.path.basename(path), text))
    return found


class Mutant:
    """A text and the changes that can be made to it."""

    def __init__(self, text, c):
        self.c = c
        lines = [line for line in text.splitlines() if not line.startswith("//")]
        self.head = [line for line in lines if line.startswith("#")]
        self.lines = [line for line in lines if not line.startswith("#")]

    def text(self):
        return "\n".join(self.head + self.lines) + "\n"

    def change(self):
        c = self.c
        getattr(self, c.weighted({"delete_piece": 3, "swap_pieces": 3, "double_piece": 1, "delete_token": 2, "swap_tokens": 2,
                                  "retype": 5, "annotate": 5, "operator": 5, "number": 6, "name": 5}))()

    def some_line(self):
        full = [i for i, line in enumerate(self.lines) if line.strip()]
        return self.c.one(full) if full else 0

    def delete_piece(self):
        i = self.some_line()
        del self.lines[i:piece_end(self.lines, i)]

    def double_piece(self):
        i = self.some_line()
        piece = self.lines[i:piece_end(self.lines, i)]
        at = self.some_line()
        self.lines[at:at] = piece

    def swap_pieces(self):
        i = self.some_line()
        j = piece_end(self.lines, i)
        if j < len(self.lines):
            k = piece_end(self.lines, j)
            self.lines[i:k] = self.lines[j:k] + self.lines[i:j]

    def tokens_of_line(self, wanted):
        """A line with such tokens, as tokens, and where they are."""
        for _ in range(20):
            i = self.some_line()
            tokens = TOKEN.findall(self.lines[i])
            places = [k for k, token in enumerate(tokens) if wanted(token)]
            if places:
                return i, tokens, self.c.one(places)
        return None

    def replace(self, wanted, choices):
        found = self.tokens_of_line(wanted)
        if found:
            i, tokens, k = found
            tokens[k] = self.c.one(choices)
            self.lines[i] = "".join(tokens)

    def delete_token(self):
        self.replace(lambda token: not token.isspace(), [""])

    def swap_tokens(self):
        found = self.tokens_of_line(lambda token: not token.isspace())
        if found:
            i, tokens, k = found
            other = self.c.below(len(tokens))
            tokens[k], tokens[other] = tokens[other], tokens[k]
            self.lines[i] = "".join(tokens)

    def retype(self):
        self.replace(lambda token: token in TYPES, TYPES)

    def annotate(self):
        known = [a for a in ANNOTATIONS if a.isidentifier()]
        if self.c.often(50):
            self.replace(lambda token: token in known, ANNOTATIONS)
            return
        found = self.tokens_of_line(lambda token: token == "*")
        if found:
            i, tokens, k = found
            tokens[k] = f"*{self.c.one(ANNOTATIONS)} "
            self.lines[i] = "".join(tokens)

    def operator(self):
        self.replace(lambda token: token in OPERATORS, OPERATORS)

    def number(self):
        self.replace(lambda token: token[0].isdigit(), NUMBERS)

    def name(self):
        names = [t for line in self.lines for t in TOKEN.findall(line) if t.isidentifier() and t not in TYPES]
        if names:
            self.replace(lambda token: token.isidentifier() and token not in TYPES, names)


def make(text, c):
    mutant = Mutant(text, c)
    for _ in range(c.between(1, CHANGES_MAX)):
        mutant.change()
    return mutant.text()


def mutate(oracle, tally, count, first):
    """Mutants number `first` on. Refused ones count as passed: refusing is what spinc is for."""
    corpus, accepted = cases(), 0
    for number in range(first, first + count):
        c = Chance(number)
        name, text = c.one(corpus)
        source, path = make(text, c), oracle.path("mutant.c")
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
        try:
            problem = oracle.compare(path, WAYS[number % len(WAYS)])
            accepted += 1
        except Refused:
            problem = ""
        except Broken as broken:
            problem = f"broken: {broken}"
        if problem.startswith("limited"):
            tally.skipped += 1
        elif problem:
            tally.fail(f"mutant-{number}", f"{problem}\n(of {name})", source, f"tests/fuzz/fuzz.py mutate 1 {number}")
        else:
            tally.passed += 1
    print(f"{accepted} of {count} mutants were taken by spinc")
