#!/usr/bin/env python3
"""Random programs and mutants under the oracles (tests/README.md).

    fuzz.py gen [COUNT [FIRST]]     programs from seed FIRST on; the folder of what fails is printed
    fuzz.py mutate [COUNT [FIRST]]  mutants of tests/accept
    fuzz.py backends [COUNT [FIRST]]  lowered expressions by each back end
    fuzz.py weaken [COUNT [FIRST]]  generated programs with one check, proof or access weakened at a time
    fuzz.py weaken-faults [EVERY [FIRST]]  cases of tests/fault, one in EVERY, in the same way
    fuzz.py print SEED [NUMBER]     the file of a seed, or one program of it
    fuzz.py reduce FILE             makes a failing file smaller, in place

Ends like a suite. What fails is kept in build/fuzz, with the command that repeats it."""

import os
import re
import shutil
import sys
import tempfile
import time

sys.dont_write_bytecode = True  # the tree stays as it is

import backends
import mutate
import weaken
from gen.program import Program, file_text
from oracle import ROOT, Broken, Oracle, Refused
from reduce import reduce

PER_FILE = 25
TAME_EVERY = 6      # one file of so many is of tame programs
# Ways of the nth file: all by TCC with and without the optional passes, the others in turns.
TURNS = [["O2"], ["host"], [], ["O0"], [], ["host"], [], []]
KEEP = os.path.join(ROOT, "build/fuzz")


class Tally:
    """What was run and what came of it."""

    def __init__(self):
        self.passed = self.failed = self.skipped = self.refused = 0
        self.started = time.process_time()

    def fail(self, what, text, source, command):
        self.failed += 1
        os.makedirs(KEEP, exist_ok=True)
        with open(os.path.join(KEEP, what + ".c"), "w", encoding="utf-8") as file:
            file.write(source)
        with open(os.path.join(KEEP, what + ".txt"), "w", encoding="utf-8") as file:
            file.write(f"{command}\n{text}")
        print(f"FAILED: {what}: {text.strip().splitlines()[0][:300]}")
        print(f"    source in {os.path.relpath(KEEP, ROOT)}/{what}.c; again: {command}", flush=True)

    def end(self):
        if self.refused:
            print(f"{self.refused} refused by spinc")
        line = f"{self.passed} passed, {self.failed} failed"
        print(line + (f", {self.skipped} skipped" if self.skipped else ""))
        return 1 if self.failed else 0


# --- Generated programs ----------------------------------------------------------------------------------------


def is_tame(seed):
    return seed % TAME_EVERY == 0


def ways_of(seed):
    if is_tame(seed):
        return ["plain", "tcc"] + (["O2"] if seed % 4 == 0 else [])
    return ["tcc", "bare"] + TURNS[seed % len(TURNS)]


def verdict(oracle, source, ways):
    """Empty, or what is wrong: a refusal is as wrong as a difference, since programs are well-typed."""
    path = oracle.path("program.c")
    with open(path, "w", encoding="utf-8") as file:
        file.write(source)
    try:
        return oracle.compare(path, ways)
    except Refused as refused:
        return f"refused: {refused}"
    except Broken as broken:
        return f"broken: {broken}"


def kind_of(problem):
    """What a smaller program must show again."""
    words = problem.splitlines()[0].split(":") if problem else [""]
    if words[0] == "refused":
        return "refused " + re.sub(r".*\[", "[", problem.splitlines()[0])
    return " ".join(words[:2])[:60]


def shrink(oracle, source, ways, problem):
    wanted = kind_of(problem)
    return reduce(source, lambda text: kind_of(verdict(oracle, text, ways)) == wanted)


def one_by_one(oracle, tally, seed, programs, ways):
    """A file failed: which programs of it do, by themselves, or run into a limit, which is no failure."""
    is_explained = False
    for program in programs:
        source = file_text([program], is_tame(seed))
        problem = verdict(oracle, source, ways)
        if problem.startswith("refused"):
            tally.refused += 1
        is_explained = is_explained or problem != ""
        if problem.startswith("limited"):
            tally.skipped += 1
        elif problem:
            tally.fail(f"gen-{seed}-{program.k}", problem, shrink(oracle, source, ways, problem),
                       f"tests/fuzz/fuzz.py print {seed} {program.k}")
        else:
            tally.passed += 1
    return is_explained


def make_programs(seed, count):
    return [Program(seed, k, is_tame(seed)) for k in range(count)]


def generate(oracle, tally, count, first):
    for seed in range(first, first + (count + PER_FILE - 1) // PER_FILE):
        programs = make_programs(seed, min(PER_FILE, count - (seed - first) * PER_FILE))
        source, ways = file_text(programs, is_tame(seed)), ways_of(seed)
        problem = verdict(oracle, source, ways)
        if not problem:
            tally.passed += len(programs)
        elif not one_by_one(oracle, tally, seed, programs, ways):
            tally.fail(f"gen-{seed}", problem, source, f"tests/fuzz/fuzz.py print {seed}")


# --- The command line --------------------------------------------------------------------------------------------


def print_source(seed, number=None):
    programs = make_programs(seed, PER_FILE)
    if number is not None:
        programs = [programs[number]]
    sys.stdout.write(file_text(programs, is_tame(seed)))
    return 0


def reduce_file(path, scratch):
    """By all ways that are not for tame programs."""
    with open(path, encoding="utf-8") as file:
        source = file.read()
    ways = ["tcc", "bare", "O2", "O0", "host"]
    oracle = Oracle(scratch)
    problem = verdict(oracle, source, ways)
    if not problem:
        print("nothing is wrong with it", file=sys.stderr)
        return 1
    print(problem)
    with open(path, "w", encoding="utf-8") as file:
        file.write(shrink(oracle, source, ways, problem))
    oracle.server.stop()
    return 0


def main(arguments):
    command, rest = (arguments[0] if arguments else "help"), arguments[1:]
    if command == "print" and rest:
        return print_source(*map(int, rest))
    commands = {"gen": (generate, 1000), "mutate": (mutate.mutate, 500), "backends": (backends.differ, 2000),
                "weaken": (weaken.over_programs, 50), "weaken-faults": (weaken.over_faults, 1)}
    scratch = tempfile.mkdtemp(prefix="spindle-fuzz.")
    try:
        if command == "reduce" and rest:
            return reduce_file(rest[0], scratch)
        if command not in commands:
            print(__doc__)
            return 2
        work, count = commands[command]
        tally, oracle = Tally(), Oracle(scratch)
        work(oracle, tally, *(list(map(int, rest)) + [count, 1])[:2] if not rest else
             (int(rest[0]), int(rest[1]) if len(rest) > 1 else 1))
        oracle.server.stop()
        return tally.end()
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
