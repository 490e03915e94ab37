/* Collects reports, and has them printed in order. */
#include "diag.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PRINTED_ERRORS_MAX = 50 };

struct diag_list {
    struct source_set *sources;
    struct diag_printer *printer;
    struct diag *reports;
    unsigned count, capacity;
    unsigned errors, errors_printed;
};

static const struct {
    const char *name, *text, *help;
} codes[] = {
#define DIAG(id, code, text, help) [DIAG_##id] = {code, text, help},
#include "diag.def"
#undef DIAG
};

const char *diag_name(enum diag_code code)
{
    return code < DIAG_COUNT ? codes[code].name : "";
}

enum diag_code diag_find(const char *name)
{
    for (unsigned code = 0; code < DIAG_COUNT; code++)
        if (strcmp(codes[code].name, name) == 0)
            return (enum diag_code)code;
    return DIAG_COUNT;
}

struct diag_printer diag_text_printer = {diag_print_text};

struct diag_list *diag_list_new(struct source_set *sources)
{
    struct diag_list *list = ARENA_NEW(sources->arena, struct diag_list);
    list->sources = sources;
    list->printer = &diag_text_printer;
    return list;
}

void diag_list_use(struct diag_list *list, struct diag_printer *printer)
{
    list->printer = printer;
}

const char *diag_help(enum diag_code code)
{
    return code < DIAG_COUNT ? codes[code].help : "";
}

unsigned diag_errors(const struct diag_list *list)
{
    return list->errors;
}

const struct diag *diag_get(const struct diag_list *list, unsigned index)
{
    return index < list->count ? &list->reports[index] : NULL;
}

void diag_report_text(struct diag_list *list, enum diag_code code, struct where where,
                      bool is_warning, const char *text)
{
    struct arena *arena = list->sources->arena;
    if (list->count == list->capacity) {
        list->capacity = list->capacity ? list->capacity * 2 : 16;
        struct diag *reports = arena_array(arena, list->capacity, sizeof *reports);
        if (list->count)
            memcpy(reports, list->reports, list->count * sizeof *reports);
        list->reports = reports;
    }
    list->reports[list->count++] = (struct diag){
        .code = code, .is_warning = is_warning, .where = where, .text = arena_copy(arena, text)};
    list->errors += !is_warning;
}

static const char *format_text(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    char *text = arena_alloc(arena, (size_t)n + 1);
    vsnprintf(text, (size_t)n + 1, format, arguments);
    return text;
}

void diag_report_list(struct diag_list *list, enum diag_code code, struct where where,
                      va_list arguments)
{
    const char *text = format_text(list->sources->arena, codes[code].text, arguments);
    diag_report_text(list, code, where, false, text);
}

void diag_report(struct diag_list *list, enum diag_code code, struct where where, ...)
{
    va_list arguments;
    va_start(arguments, where);
    diag_report_list(list, code, where, arguments);
    va_end(arguments);
}

void diag_warn(struct diag_list *list, enum diag_code code, struct where where, ...)
{
    va_list arguments;
    va_start(arguments, where);
    const char *text = format_text(list->sources->arena, codes[code].text, arguments);
    va_end(arguments);
    diag_report_text(list, code, where, true, text);
}

void diag_note(struct diag_list *list, struct where where, const char *format, ...)
{
    if (!list->count)
        return;
    struct diag_note_text *note = ARENA_NEW(list->sources->arena, struct diag_note_text);
    va_list arguments;
    va_start(arguments, format);
    note->text = format_text(list->sources->arena, format, arguments);
    va_end(arguments);
    note->where = where;
    struct diag_note_text **end = &list->reports[list->count - 1].notes;
    while (*end)
        end = &(*end)->next;
    *end = note;
}

/* --- Printing ----------------------------------------------------------------------------------- */

/* By position; reports at one place keep their order. */
static int compare_reports(const void *a, const void *b)
{
    const struct diag *x = a, *y = b;
    if (x->where.file != y->where.file)
        return x->where.file < y->where.file ? -1 : 1;
    if (x->where.line != y->where.line)
        return x->where.line < y->where.line ? -1 : 1;
    if (x->where.column != y->where.column)
        return x->where.column < y->where.column ? -1 : 1;
    return strcmp(x->text, y->text);
}

static bool is_repeat(const struct diag *a, const struct diag *b)
{
    return a && a->code == b->code && compare_reports(a, b) == 0;
}

void diag_flush(struct diag_list *list)
{
    if (!list->count)
        return;
    qsort(list->reports, list->count, sizeof *list->reports, compare_reports);
    const struct diag *last = NULL;
    for (unsigned i = 0; i < list->count; i++) {
        struct diag *report = &list->reports[i];
        bool is_printed = report->is_printed || is_repeat(last, report);
        last = report;
        report->is_printed = true;
        if (is_printed || (!report->is_warning && list->errors_printed >= PRINTED_ERRORS_MAX))
            continue;
        list->errors_printed += !report->is_warning;
        list->printer->print(list->printer, list->sources, report);
        if (list->errors_printed == PRINTED_ERRORS_MAX && list->errors > PRINTED_ERRORS_MAX)
            fprintf(stderr, "spinc: too many errors: the others are not shown\n");
    }
}
