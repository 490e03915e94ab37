/* One compile: the sources of a module in, a sealed object (or a view of it) out. */
#pragma once

#include "codegen/codegen.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct diag_printer;
struct parse_template;

enum emit {
    EMIT_OBJECT,
    EMIT_C,         /* the lowered text */
    EMIT_ASM,       /* the code, disassembled */
    EMIT_CHECKS,    /* the user's source with the checks under each line */
    EMIT_INTERFACE, /* tables of an interface header for C code that implements it */
};

struct compile_options {
    const char *input;
    const char *const *more; /* the other sources of the module, ending with NULL; or NULL */
    bool is_alone;           /* one source of a module that may have others: for an editor */
    const char *output;      /* NULL: an object beside the working directory, views to stdout */
    const struct backend *backend;
    struct codegen_options codegen;
    enum emit emit;
    bool is_check_only;              /* --check: nothing after the checks, nothing written */
    bool has_times;                  /* --time: milliseconds of each pass to stderr */
    const char *dump;                /* --dump=PASS, or NULL */
    uint32_t without;                /* --without=PASS: a bit for each pass left out */
    struct diag_printer *printer;    /* --diagnostics; NULL: as text */
    const char *key;                 /* --key, or NULL: found */
    const char *prelude;             /* --prelude, or NULL: beside the program */
    const char *dependency_file;     /* -MF, or NULL */
    bool has_dependencies;           /* -MMD */
    struct parse_template *template; /* for many compiles (parse/template.h), or NULL */
    /* Ending with NULL: */
    const char *const *include_dirs, *const *defines, *const *undefines;
};

/* The exit status: 0 when what was asked for was done, 1 after diagnostics or a failed write. */
int compile_file(const struct compile_options *options);

/* Names of the passes in order; NULL past the last. */
const char *compile_pass_name(size_t index);

/* Whether a compile may leave the pass out: the program means the same. */
bool compile_pass_is_optional(size_t index);
