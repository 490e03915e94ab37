/* The front end: from a source file to the tree as parsed.
 *
 *     scan        raw tokens of every file that is included: what must never reach a C tool
 *     preprocess  libtcc in process
 *     libclang    the C language; its tree as ours
 *     wire        back to the compiler
 *
 * All of this runs in a child process with limits of memory, time and stack: the text is hostile and
 * the tools are large. The parent believes nothing but the form of what it reads back. */
#pragma once

#include "ast.h"
#include "diag.h"

struct parse_template; /* template.h */

struct parse_options {
    const char *path; /* the source file, named *.c */
    /* Where headers are looked for, in this order; each list ends with NULL and may be NULL. "x.h"
     * is looked for beside the including file first. Every header outside the prelude declares an
     * interface. */
    const char *const *prelude_dirs;   /* runtime/include, runtime/include/spin/libc */
    const char *const *interface_dirs; /* stdlib-ext/interfaces */
    const char *const *include_dirs;   /* -I */
    const char *const *defines;        /* -D: "NAME" or "NAME=VALUE" */
    const char *const *undefines;      /* -U */
    const char *libclang;              /* library to load; NULL: the one of the build */
    struct parse_template *template;   /* what the child is forked from; NULL: this process */
};

/* Parses one file. Returns NULL after errors, which are in the list. The source set gets every file
 * that was read (the dependencies of -MMD); the main file of the first parse is number 0. */
struct unit *parse_unit(const struct parse_options *options, struct arena *arena,
                        struct source_set *sources, struct diag_list *diags);

/* Makes the list of interfaces, and says whose each procedure is, from the kinds of the sources. For units
 * that were made of several. */
void parse_note_interfaces(struct unit *unit);

/* A template for many parses (template.h); parse_template_free() ends it. NULL: it cannot be started. */
struct parse_template *parse_prepare(void);

/* What runs in the child: the same without a process of its own. For parse_unit and tests. */
struct unit *parse_here(const struct parse_options *options, struct arena *arena,
                        struct source_set *sources, struct diag_list *diags);
