"""What a source file does, by every way that leads from it to a result, and whether all agree.

A way is a back end, with or without the optional passes of spinc, or the lowered C as an ordinary program under
the sanitizers (host/). All must print the same and report the same first fault of each strand, with its place; the
sanitizers must find nothing."""

import os
import re
import subprocess
import tempfile
from typing import NamedTuple

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SECONDS = 600  # for anything at all: the machine may be busy
RUN_MS = 10000  # of processor time for a program
LIMITED = ("fault: time:", "fault: stack:", "fault: heap:", "fault: deadlock:")  # may come at different places
PASSES = ["inline", "reuse", "elide"]  # those that spinc can leave out

SPINC_WAYS = {
    "tcc": ["--backend=tcc"],
    "bare": ["--backend=tcc"] + [f"--without={name}" for name in PASSES],
    "O0": ["--backend=clang", "-O0"],
    "O2": ["--backend=clang", "-O2"],
}
SANITIZED = ["gcc", "-O0", "-g1", "-std=gnu17", "-w", "-D__clang__", "-ffreestanding", "-fno-builtin", "-fwrapv",
             "-fno-delete-null-pointer-checks", "-ffp-contract=off",
             "-D__builtin_assume(c)=((c) ? (void)0 : __builtin_trap())",  # what was shown is checked here
             "-fsanitize=address,undefined,float-cast-overflow", "-fno-sanitize-recover=all"]
PLAIN = ["gcc", "-w", "-O1", "-std=gnu17", "-fwrapv", "-ffp-contract=off"]
HOST_UNABLE = 77


class Outcome(NamedTuple):
    """What one way came to. `problem`: it did not come to an end as programs do."""
    out: str = ""
    faults: tuple = ()
    status: int = 0
    problem: str = ""

    def is_limited(self):
        return any(fault.startswith(LIMITED) for fault in self.faults)

    def differs(self, other):
        return (self.out != other.out or self.status != other.status or len(self.faults) != len(other.faults) or
                not all(map(fault_same, self.faults, other.faults)))


def fault_same(one, other):
    """The kernel names operands behind the expression; the host does not."""
    return one == other or one.startswith(other + " ") or other.startswith(one + " ")


class Refused(Exception):
    """spinc does not take the source: its messages."""


class Broken(Exception):
    """spinc itself did not end as it should."""


def run(arguments, seconds=SECONDS, **options):
    """The ended process; None when it did not end in time."""
    try:
        return subprocess.run(arguments, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds,
                              check=False, **options)
    except subprocess.TimeoutExpired:
        return None


def text_of(data):
    return data.decode("utf-8", "replace")


class Server:
    """spinc --serve: one process for many compiles (compiler/serve.h)."""

    def __init__(self, spinc):
        self.spinc, self.process = spinc, None

    def start(self):
        self.messages = tempfile.TemporaryFile()
        self.process = subprocess.Popen([self.spinc, "--serve"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.messages)

    def compile(self, arguments):
        """Exit status and messages. A server that ended, or hangs, has failed."""
        if not self.process:
            self.start()
        before = os.fstat(self.messages.fileno()).st_size
        request = b"".join(a.encode() + b"\0" for a in arguments) + b"\0"
        try:
            self.process.stdin.write(request)
            self.process.stdin.flush()
            answer = self.read_answer()
        except BrokenPipeError:
            answer = b""
        self.messages.seek(before)
        said = text_of(self.messages.read())
        if not answer.strip().isdigit():
            self.process.kill()
            status, self.process = self.process.wait(), None
            raise Broken(f"ended with {status}, or did not answer\n{said}")
        return int(answer), said

    def read_answer(self):
        import select
        ready, _, _ = select.select([self.process.stdout], [], [], SECONDS)
        return self.process.stdout.readline() if ready else b""

    def stop(self):
        if self.process:
            self.process.stdin.close()
            self.process.wait()
            self.process = None


class Oracle:
    """Runs source files in a scratch folder of its own."""

    def __init__(self, scratch, bin_folder=None):
        self.scratch = scratch
        self.bin = bin_folder or os.environ.get("SPINDLE_BIN") or os.path.join(ROOT, "build/bin")
        self.server = Server(os.path.join(self.bin, "spinc"))
        self.include = []

    # --- Ways --------------------------------------------------------------------------------------------------

    def compile(self, source, arguments, output):
        words = arguments + [word for folder in self.include for word in ("-I", folder)]
        status, said = self.server.compile(words + ["-o", output, source])
        if "panic" in said or "internal" in said or status not in (0, 1):
            raise Broken(f"spinc {' '.join(arguments)}: exit status {status}\n{said}")
        if status != 0:
            raise Refused(said)

    def path(self, name):
        return os.path.join(self.scratch, name)

    def by_spinc(self, way, source):
        if way == "host":
            return self.by_host(source)
        if way == "plain":
            return self.by_gcc(source)
        self.compile(source, SPINC_WAYS[way], self.path(way + ".o"))
        ended = run([os.path.join(self.bin, "spindle"), "run", self.path(way + ".o"), "--limit", str(RUN_MS)])
        return outcome_of(ended)

    def by_host(self, source):
        text, program = self.path("host.c"), self.path("host.exe")
        self.compile(source, ["--emit=c"], text)
        with open(text, "a", encoding="utf-8") as file:
            file.write("const struct spin_module *const host_module = &spin_module;\n")
        made = run(SANITIZED + ["-I", os.path.join(ROOT, "tests/fuzz/host"), "-I", os.path.join(ROOT, "runtime/include"),
                                "-o", program, text, os.path.join(self.bin, "test/libfuzz-host.a")])
        if made is None or made.returncode != 0:
            return Outcome(problem="gcc: " + (text_of(made.stderr)[:2000] if made else "did not end"))
        options = {"ASAN_OPTIONS": "detect_leaks=0:detect_stack_use_after_return=1", "UBSAN_OPTIONS": "print_stacktrace=0"}
        ended = run([program], env={**os.environ, **options})
        if ended is not None and ended.returncode == HOST_UNABLE:
            return None
        outcome = outcome_of(ended)
        said = "" if ended is None else text_of(ended.stderr)
        if "AddressSanitizer" in said or "runtime error" in said:
            return outcome._replace(problem="a sanitizer's report: " + said[:4000])
        return outcome

    def by_gcc(self, source):
        """As plain C: of tame programs alone."""
        program = self.path("plain.exe")
        made = run(PLAIN + ["-I", os.path.join(ROOT, "tests/plain"), "-I", os.path.join(ROOT, "runtime/include"),
                           "-o", program, source])
        if made is None or made.returncode != 0:
            return Outcome(problem="gcc: " + (text_of(made.stderr)[:2000] if made else "did not end"))
        return outcome_of(run([program]))

    # --- Judgement -----------------------------------------------------------------------------------------------

    def compare(self, source, ways):
        """What is wrong with a file; empty when all ways agree. "limited: ..." means that it ran into a limit, and
        nothing is compared. May raise Refused and Broken."""
        outcomes = {}
        for way in ways:
            outcome = self.by_spinc(way, source)
            if outcome is not None:
                outcomes[way] = outcome
            if outcome is not None and outcome.is_limited():
                break
        first = next(iter(outcomes))
        for way, outcome in outcomes.items():
            if outcome.problem:
                return f"{way}: {outcome.problem}"
            if outcome.is_limited():
                return f"limited: {outcome.faults}"
            if outcome.differs(outcomes[first]):
                return f"{first} and {way} differ\n" + difference(outcomes[first], outcome)
        return ""


def outcome_of(ended):
    if ended is None:
        return Outcome(problem="did not end")
    said = text_of(ended.stderr)
    faults = tuple(line for line in said.splitlines() if line.startswith("fault: "))
    problem = ""
    if any(line.startswith("fault: memory:") for line in faults):
        problem = "no check foresaw it: " + said[:2000]
    elif ended.returncode < 0 or "panic" in said:
        problem = f"ended by signal {-ended.returncode}: {said[:2000]}"
    return Outcome(text_of(ended.stdout), faults, ended.returncode, problem)


def difference(a, b):
    lines = [f"exit status {a.status} and {b.status}"] if a.status != b.status else []
    for left, right in ((a.out.splitlines(), b.out.splitlines()), (list(a.faults), list(b.faults))):
        for i in range(max(len(left), len(right))):
            one, other = (x[i] if i < len(x) else "(nothing)" for x in (left, right))
            if not fault_same(one, other):
                lines += [f"  {one}", f"  {other}"]
                break
    return "\n".join(lines) + "\n"
