/* Reports as text, the way rustc prints them: position, text, source line with the place marked, notes with
 * their lines, what to do instead, and the edit that would do it. */
#include "diag.h"
#include "fix.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LINE_WIDTH_MAX = 160 };

/* Text that came from a source file must not drive the user's terminal. */
static void print_text(const char *text, int limit)
{
    for (int i = 0; text[i] && i < limit; i++) {
        unsigned char c = (unsigned char)text[i];
        fputc(c < 0x20 || c == 0x7f ? (c == '\t' ? ' ' : '?') : c, stderr);
    }
}

static void print_place(struct source_set *sources, struct where where, const char *severity)
{
    const struct source *source = source_get(sources, where.file);
    if (!source)
        fprintf(stderr, "spinc: %s: ", severity);
    else if (!where.line)
        fprintf(stderr, "%s: %s: ", source->display, severity);
    else
        fprintf(stderr, "%s:%u:%u: %s: ", source->display, where.line,
                where.column ? where.column : 1, severity);
}

/* Marks the word at the place: a caret, and a tilde for every further letter. */
static void print_marks(const char *word, int indent)
{
    fprintf(stderr, "      | %*s^", indent, "");
    if (isalnum((unsigned char)*word) || *word == '_')
        for (word++; isalnum((unsigned char)*word) || *word == '_'; word++)
            fputc('~', stderr);
    fputc('\n', stderr);
}

/* Of a long line the part around the place. */
static void print_source_line(struct source_set *sources, struct where where)
{
    const char *line = source_line(sources, where);
    if (!line || !where.column) /* a report about the whole file */
        return;
    size_t length = strlen(line), column = where.column;
    size_t skip = column > LINE_WIDTH_MAX - 20 && column <= length ? column - 40 : 0;
    fprintf(stderr, "%5u | %s", where.line, skip ? "..." : "");
    print_text(line + skip, LINE_WIDTH_MAX);
    fprintf(stderr, "%s\n", length - skip > LINE_WIDTH_MAX ? "..." : "");
    if (column <= length + 1 && column - skip <= LINE_WIDTH_MAX)
        print_marks(line + column - 1, (int)(column - 1 - skip + (skip ? 3 : 0)));
}

static void print_fix(struct source_set *sources, const struct diag *report)
{
    struct fix fix;
    if (!fix_find(sources, report, &fix))
        return;
    fprintf(stderr, "fix: line %u: ", fix.where.line);
    print_text(fix_title(sources, &fix), 1000);
    fputc('\n', stderr);
}

void diag_print_text(struct diag_printer *printer, struct source_set *sources,
                     const struct diag *report)
{
    (void)printer;
    print_place(sources, report->where, report->is_warning ? "warning" : "error");
    print_text(report->text, 1000);
    fprintf(stderr, " [%s]\n", diag_name(report->code));
    print_source_line(sources, report->where);
    for (const struct diag_note_text *note = report->notes; note; note = note->next) {
        print_place(sources, note->where, "note");
        print_text(note->text, 1000);
        fputc('\n', stderr);
        print_source_line(sources, note->where);
    }
    if (diag_help(report->code)[0])
        fprintf(stderr, "help: %s\n", diag_help(report->code));
    print_fix(sources, report);
}
