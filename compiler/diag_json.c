/* Reports as lines of JSON, and what SARIF and the language server need as well. */
#include "diag_json.h"

#include "fix.h"

#include <stdlib.h>
#include <string.h>

json_t *json_text(const char *text)
{
    json_t *string = json_string(text);
    if (string)
        return string;
    size_t n = strlen(text);
    char *copy = malloc(n + 1);
    if (!copy)
        return json_string("?");
    for (size_t i = 0; i <= n; i++)
        copy[i] = text[i] & 0x80 ? '?' : text[i];
    string = json_string(copy);
    free(copy);
    return string;
}

uint32_t column_in(struct source_set *sources, struct where where, enum column_unit unit)
{
    const char *line = source_line(sources, where);
    uint32_t column = 1;
    for (uint32_t i = 0; line && line[i] && i + 1 < where.column; i++) {
        unsigned char c = (unsigned char)line[i];
        column += (c & 0xc0) != 0x80;
        column += unit == UNIT_UTF16 && c >= 0xf0;
    }
    return column;
}

static const char *path_of(struct source_set *sources, struct where where)
{
    const struct source *source = source_get(sources, where.file);
    return source ? source->path : "";
}

static json_t *place(struct source_set *sources, struct where where, const char *message)
{
    json_t *object = json_object();
    json_object_set_new(object, "message", json_text(message));
    json_object_set_new(object, "file", json_text(path_of(sources, where)));
    json_object_set_new(object, "line", json_integer(where.line));
    json_object_set_new(object, "column", json_integer(where.column));
    return object;
}

static json_t *position(uint32_t line, uint32_t column)
{
    return json_pack("{s:I, s:I}", "line", (json_int_t)line, "column", (json_int_t)column);
}

static json_t *edits(struct source_set *sources, const struct diag *report)
{
    json_t *list = json_array();
    struct fix fix;
    if (!fix_find(sources, report, &fix))
        return list;
    json_array_append_new(list, json_pack("{s:o, s:{s:o, s:o}, s:o}", "file",
                                          json_text(path_of(sources, fix.where)), "range", "start",
                                          position(fix.where.line, fix.where.column), "end",
                                          position(fix.where.line, fix.where.column + fix.length),
                                          "text", json_text(fix.text)));
    return list;
}

static void print_line(struct diag_printer *printer, struct source_set *sources,
                       const struct diag *report)
{
    (void)printer;
    json_t *object = place(sources, report->where, report->text), *notes = json_array();
    for (const struct diag_note_text *note = report->notes; note; note = note->next)
        json_array_append_new(notes, place(sources, note->where, note->text));
    json_object_set_new(object, "code", json_string(diag_name(report->code)));
    json_object_set_new(object, "severity", json_string(report->is_warning ? "warning" : "error"));
    json_object_set_new(object, "notes", notes);
    json_object_set_new(object, "help", json_string(diag_help(report->code)));
    json_object_set_new(object, "fixes", edits(sources, report));
    json_dumpf(object, stderr, JSON_COMPACT);
    fputc('\n', stderr);
    json_decref(object);
}

struct diag_printer diag_json_printer = {print_line};
