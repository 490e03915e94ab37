/* What the tests of the front end share: a source text in, its tree or its reports out. */
#pragma once

#include "parse/parse.h"

#include <stddef.h>

struct front {
    struct arena *arena;
    struct source_set *sources;
    struct diag_list *diags;
    struct unit *unit; /* NULL when refused */
    char *tree;        /* as --dump=parse prints it, "" when refused */
};

/* A fresh folder that becomes the working directory; files are written into it by name. */
void front_folder(void);
void front_write(const char *name, const void *bytes, size_t length);
void front_text(const char *name, const char *text);

/* Parses a file of that folder in a child process. */
struct front front_parse(const char *name);
struct front front_parse_with(const struct parse_options *options);

/* The same for a text as test.c. */
struct front front_source(const char *text);

/* Expects that the tree of the text has these lines, without position and indentation; NULL ends. */
void expect_tree(const char *text, ...);

/* The same lines in the tree after the checks, which refuse nothing. */
void expect_checked(const char *text, ...);

/* Expects that the checks refuse the text with exactly one error, with this code and line. */
void expect_check_error(const char *text, const char *code, unsigned line);

/* Expects exactly one error, with this code, line and column (0: any). */
void expect_error(const char *text, const char *code, unsigned line, unsigned column);

/* The same for a file that was written before. */
void expect_refused(const char *name, const char *code);

/* Whether the text is accepted with these macros of the command line; NULL ends them. */
bool front_with_defines(const char *text, const char *const *defines);

struct parse_options front_options(const char *name);

/* Whether the verifier panics; in a process of its own. */
struct low_unit;
bool front_panics(void (*verify)(const struct low_unit *), const struct low_unit *unit);
