"""Lowered trees with one thing weakened (compiler/lower/weaken.c): a check dropped, or made too late, of another value
or for another limit; a proof, a claim, an index, a reference that is another; a word read twice, a base not kept.

The verifier refuses such a tree, or says that it is safe all the same. What it accepts is run: under the sanitizers
when the program is a generated one, with its wild indices and lengths, else by TCC. A report, or a memory access that no
check foresaw, is a hole in the verifier. A run that differs from the whole program's has been noticed; what remains
changes nothing that can be seen, as another check shows the same."""

import collections
import glob
import os

from gen.chance import Chance
from gen.program import Program, file_text
from oracle import ROOT, Broken, Oracle, Refused, run, text_of

# What the verifier accepts of these shows in no run: a collection or another strand would have to come just then.
UNSEEN = {"once", "fix", "keep", "kept"}
RUNS_PER_PROGRAM = 6
ALL_RUNS = 1000


class Mutant:
    """A line of --weaken=all."""

    def __init__(self, line):
        number, self.kind, self.check, self.line, self.verdict = line.split(" ", 4)
        self.number = int(number)
        self.is_refused = self.verdict.startswith("refused")


class Mutants(Oracle):
    """Compiles by spinc-mutant, one of whose changes may be made."""

    def __init__(self, scratch):
        super().__init__(scratch)
        self.server.spinc = os.path.join(self.bin, "test/spinc-mutant")
        self.change = []

    def compile(self, source, arguments, output):
        key = ["--key", os.path.join(self.bin, "../keys/secret")]
        super().compile(source, key + arguments + self.change, output)

    def all(self, source, arguments):
        words = arguments + [word for folder in self.include for word in ("-I", folder)]
        ended = run([self.server.spinc, "--weaken=all", *words, "-o", self.path("none.o"), source])
        return [Mutant(line) for line in text_of(ended.stdout).splitlines()]

    def outcome(self, source, way, mutant=None):
        self.change = [f"--weaken={mutant.number}"] if mutant else []
        try:
            return self.by_spinc(way, source)
        finally:
            self.change = []


class Score:
    """What came of each kind of change."""

    def __init__(self):
        self.counts = collections.defaultdict(collections.Counter)

    def add(self, mutant, what):
        self.counts[mutant.kind][what] += 1

    def print(self):
        columns = ["refused", "noticed", "unchanged", "not run"]
        total = collections.Counter()
        print(f"{'change':12}" + "".join(f"{name:>11}" for name in columns))
        for kind, counts in self.counts.items():
            total += counts
            print(f"{kind:12}" + "".join(f"{counts[name]:11}" for name in columns))
        print(f"{'all':12}" + "".join(f"{total[name]:11}" for name in columns))


def judge(oracle, tally, score, source, way, whole, mutant):
    """Runs a mutant that was accepted."""
    with open(source, encoding="utf-8") as file:
        text = file.read()
    name = f"weaken-{os.path.basename(source)[:-2]}-{mutant.number}"
    again = f"spinc-mutant --weaken={mutant.number}"
    try:
        outcome = oracle.outcome(source, way, mutant)
    except Refused as refused:  # of the object's audit
        score.add(mutant, "refused")
        return
    except Broken as broken:
        tally.fail(name, f"{mutant.kind} {mutant.check}: {broken}", text, again)
        return
    if outcome is None:
        score.add(mutant, "not run")
    elif outcome.problem and outcome.problem != "did not end":
        tally.fail(name, f"{mutant.kind} {mutant.check} in line {mutant.line}: {outcome.problem}", text, again)
    else:
        score.add(mutant, "noticed" if outcome.problem or outcome.differs(whole) else "unchanged")


def weaken(oracle, tally, score, source, arguments, way, runs, chance):
    mutants = oracle.all(source, arguments)
    accepted = [m for m in mutants if not m.is_refused and m.kind not in UNSEEN]
    chosen = {m.number for m in chance.shuffled(accepted)[:runs]}
    whole = oracle.outcome(source, way) if chosen else None
    for mutant in mutants:
        if mutant.is_refused:
            score.add(mutant, "refused")
        elif mutant.number in chosen and whole is not None and not whole.problem:
            judge(oracle, tally, score, source, way, whole, mutant)
        else:
            score.add(mutant, "not run")
    tally.passed += 1 if mutants else 0


def over_programs(plain, tally, count, first):
    """Generated programs, as clang -O2 would get them, under the sanitizers."""
    score, oracle = Score(), Mutants(plain.scratch)
    for k in range(count):
        source = oracle.path(f"{first}-{k}.c")
        with open(source, "w", encoding="utf-8") as file:
            file.write(file_text([Program(first, k, False)], False))
        weaken(oracle, tally, score, source, ["--emit=c"], "host", RUNS_PER_PROGRAM, Chance(first * 1000 + k))
        os.unlink(source)
    oracle.server.stop()
    score.print()


def over_faults(plain, tally, every, first):
    """One in so many of the cases of tests/fault, by TCC."""
    score, oracle = Score(), Mutants(plain.scratch)
    folder = os.path.join(ROOT, "tests/fault")
    oracle.include = [folder]
    cases = [path for path in sorted(glob.glob(folder + "/*.c"))
             if not os.path.basename(path).startswith(("with_", "part_"))]
    for path in cases[first % every::every]:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        if "// with:" in text or "// part:" in text or "// args:" in text or "// run:" in text:
            continue
        runs = RUNS_PER_PROGRAM // 3 if every > 1 else ALL_RUNS
        weaken(oracle, tally, score, path, ["--backend=tcc"], "tcc", runs, Chance(first))
    oracle.server.stop()
    score.print()
