/* A test case: a C file that carries its own expectation in marks.
 *
 *   // rule: PTR-02                     first line of a rejection case; the rule it is about
 *   // error: PTR-02 "text"             on the line where the error must be reported; "text" is a part
 *   // error-1: PTR-02 "text"           of the message and may be left out; -1 and +1 (any offset)
 *   // error@util.h:7: MOD-01 "text"    when the mark cannot stand on that line; or in another file
 *   // warning: INI-02 "text"           the same for a warning
 *   // fault: bounds "buf[i]" i=10 len=10   on the line that must fault, with expression and operands
 *   // called: NAME                     on the line of a call under way, in procedure NAME
 *   // expect: line                     one line of standard output
 *   // exit: 3                          exit status of the program; default 0
 *   // xfail: why                       known hole: the case must still fail
 *   // args: -DX=1                      more arguments for spinc
 *   // run: -- a b                      more arguments for spindle run
 *   // with: with_other.c               another module to load first, in the same folder
 *   // part: part_other.c               another source of the case's own module, in the same folder
 *   // plain: no - why                  in accept/: means nothing, or something else, in plain C
 *
 * `error: C` stands for any code of family C: errors of plain C, found by clang. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum mark_kind { MARK_ERROR, MARK_WARNING, MARK_FAULT, MARK_CALLED };

struct mark {
    enum mark_kind kind;
    char *file; /* base name */
    int line;
    char *code;     /* diagnostic code, or kind of fault */
    char *text;     /* "" when only the code matters */
    char *operands; /* rest of a fault's mark: words that the report must hold */
};

struct test_case {
    char *path; /* as given on the command line or found */
    char *folder;
    char *name; /* base name without .c */
    char *source;
    struct mark *marks;
    size_t mark_count;
    char *rule;      /* or NULL */
    char *xfail;     /* or NULL */
    char *compile;   /* words; "" when none */
    char *run;       /* words; "" when none */
    char *with;      /* words: files; "" when none */
    char *part;      /* words: files; "" when none */
    char *not_plain; /* why it is no program of plain C, or NULL */
    char *expected;  /* standard output; NULL when nothing says */
    int exit_status; /* of the program */
    char *bad_mark;  /* what is wrong with the marks themselves, or NULL */
};

/* Reads the case; NULL when the file cannot be read. */
struct test_case *case_new(const char *path);
void case_free(struct test_case *test_case);

struct arguments;

/* Adds the sources of the case's module: `source`, which is the case or a copy, and what its `part` marks
 * name. Several make one module if `-o` is said. */
void case_add_sources(const struct test_case *c, const char *source, struct arguments *arguments);

/* Whether the file is the legal neighbour of a case, not a case: ok_*.c. */
bool case_is_neighbour(const char *path);
