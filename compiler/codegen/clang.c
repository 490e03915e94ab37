/* The optimising back end: clang 19 as a child process. */
#include "codegen/child.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Language.md, section 5. Frames are read from the emitted code afterwards (object/frames.c), so that
 * both back ends have one limit and one message; clang's own warning about them is off. */
static const char *const flags[] = {
    "-std=gnu17",
    "-ffreestanding",
    "-fno-builtin",
    "-fwrapv",
    "-fno-delete-null-pointer-checks",
    "-fno-finite-loops",
    "-fstrict-aliasing",
    "-ftrivial-auto-var-init=zero",
    "-ffp-contract=off",
    "-fstack-clash-protection",
    "-fno-stack-protector",
    "-fcf-protection=none",
    "-fvisibility=hidden",
    "-fPIE",
    "-mno-red-zone",
    "-fno-omit-frame-pointer",
    /* From its first instruction on, so that a fault anywhere in a function finds its caller. */
    "-mllvm",
    "-enable-shrink-wrap=false",
    /* A small function is small without its checks, which are code that hardly ever runs; large frames stay
     * apart, so that those of callers do not grow over the limit. */
    "-mllvm",
    "-inline-threshold=700",
    "-mllvm",
    "-inline-max-stacksize=1024",
    /* Nor is a small loop, which is unrolled up to 28 operations if nothing is said. */
    "-mllvm",
    "-unroll-partial-threshold=40",
    /* Nor is a loop with an empty `asm` one with a call in it, which is left alone if nothing is said. */
    "-mllvm",
    "-unroll-allow-partial",
    /* Which may end by a check, or in other places: loops that are not worth it are marked (lower/roll.c). */
    "-mllvm",
    "-unroll-runtime-multi-exit",
    /* Checks are branches that hardly ever go anywhere. Where one crosses 32 bytes, or ends there, processors
     * of the Skylake family decode all of the 32 bytes again, each time. */
    "-mbranches-within-32B-boundaries",
    /* A caller keeps its frame: who is to blame is found from return addresses. */
    "-fno-optimize-sibling-calls",
    "-fno-common",
    "-mllvm",
    "-trap-unreachable",
    /* Nothing of this machine: no headers, no paths, no date, no user configuration. */
    "--no-default-config",
    "-nostdinc",
    "-fno-ident",
    "-fno-addrsig", /* counts symbols, of which some go again (object/rebuild.c) */
    "-gdwarf-4",    /* the version that object/line_dwarf.c reads */
    "-fdebug-compilation-dir=.",
    "-ffile-compilation-dir=.",
    "-fno-crash-diagnostics",
    "-fno-color-diagnostics",
    "-w",
    "-x",
    "c",
    "-c",
    "-o",
    "-",
    "-",
};

enum { FLAGS = sizeof flags / sizeof *flags, PROGRAM = 1, LEVEL = 1, DEBUG = 1, NAME = 4, END = 1 };

static int run_clang(void *context)
{
    const struct codegen_options *options = context;
    const char *arguments[PROGRAM + LEVEL + DEBUG + NAME + FLAGS + END];
    size_t n = 0;
    arguments[n++] = "clang-19";
    arguments[n++] = options->is_optimised ? "-O2" : "-O0";
    arguments[n++] = options->has_debug ? "-g" : "-gline-tables-only";
    if (options->name) {
        arguments[n++] = "-Xclang";
        arguments[n++] = "-main-file-name";
        arguments[n++] = "-Xclang";
        arguments[n++] = options->name;
    }
    for (size_t i = 0; i < FLAGS; i++)
        arguments[n++] = flags[i];
    arguments[n] = NULL;

    const char *path = getenv("PATH");
    char search[4096];
    snprintf(search, sizeof search, "PATH=%s", path ? path : "/usr/local/bin:/usr/bin:/bin");
    char *environment[] = {search, (char[]){"LC_ALL=C"}, NULL};
    execvpe("clang-19", (char *const *)arguments, environment);
    perror("clang-19");
    return 127;
}

static const char *compile(const char *text, size_t size, const struct codegen_options *options,
                           struct arena *arena, struct code *code)
{
    struct codegen_options copy = *options;
    return child_run("clang-19", run_clang, &copy, text, size, arena, code);
}

const struct backend backend_clang = {.name = "clang", .version = "clang 19", .compile = compile};
