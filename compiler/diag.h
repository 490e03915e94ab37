/* Diagnostics: what is wrong with the user's program.
 *
 * Each code is one line of diag.def: FAMILY-NN, the template of its message (printf conversions
 * %s and %lld only) and what to do instead. A code has a paragraph in docs/language.md, at least
 * one case in tests/reject and a legal neighbour; a test checks all three.
 *
 * Printed on stderr as
 *     file:line:col: error: text [CODE]
 *       12 | the source line
 *          |     ^
 *     file:line:col: note: text
 *        11 | its line
 *     help: what to do instead
 *     fix: line 12: the edit that does it (fix.h)
 * or as JSON (diag_json.h).
 * Reports of one compile are sorted by position and printed once at the end of a pass that failed.
 * One mistake, one error: a node of type `NULL` after an error is skipped silently. */
#pragma once

#include "source.h"

#include <stdarg.h>
#include <stdbool.h>

enum diag_code {
#define DIAG(id, code, text, help) DIAG_##id,
#include "diag.def"
#undef DIAG
    DIAG_COUNT
};

struct diag_list;

struct diag_list *diag_list_new(struct source_set *sources);

/* Shows one report. What follows it in a larger struct is the printer's own. */
struct diag;
struct diag_printer {
    void (*print)(struct diag_printer *printer, struct source_set *sources,
                  const struct diag *report);
};

/* Reports are shown by this one instead of as text on standard error. */
void diag_list_use(struct diag_list *list, struct diag_printer *printer);
extern struct diag_printer diag_text_printer;
void diag_print_text(struct diag_printer *printer, struct source_set *sources,
                     const struct diag *report);

/* Reports an error; arguments match the template's conversions. */
void diag_report(struct diag_list *list, enum diag_code code, struct where where, ...);

/* The same with a list of arguments. */
void diag_report_list(struct diag_list *list, enum diag_code code, struct where where,
                      va_list arguments);

/* Adds a note to the report made last: where the bound, escape or effect came from. */
void diag_note(struct diag_list *list, struct where where, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Reports a warning: printed, never the reason for a failed compile. */
void diag_warn(struct diag_list *list, enum diag_code code, struct where where, ...);

/* The same with text that is already formatted: how the reports of a child process come back. */
void diag_report_text(struct diag_list *list, enum diag_code code, struct where where,
                      bool is_warning, const char *text);

/* What was reported, in order of reporting: the report at `index`, or NULL past the last. */
struct diag_note_text {
    struct where where;
    const char *text;
    struct diag_note_text *next;
};
struct diag {
    enum diag_code code;
    bool is_warning;
    bool is_printed;
    struct where where;
    const char *text;
    struct diag_note_text *notes;
};
const struct diag *diag_get(const struct diag_list *list, unsigned index);

/* Errors so far. Warnings and notes do not count. */
unsigned diag_errors(const struct diag_list *list);

/* Prints everything reported and not yet printed, in order of position, at most 50 errors. */
void diag_flush(struct diag_list *list);

/* What to do instead, "" when there is nothing to say. */
const char *diag_help(enum diag_code code);

/* "PTR-02" for DIAG_PTR_02, and back; DIAG_COUNT when there is no such code. */
const char *diag_name(enum diag_code code);
enum diag_code diag_find(const char *name);
