/* Open documents. Each is checked as a file of a scratch folder, so that what is not saved yet counts; the
 * folder it belongs to is the first in which headers are looked for. */
#include "diag_json.h"
#include "fix.h"
#include "lsp.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { DOCUMENTS_MAX = 1000, PATH_BYTES_MAX = 4096, INCLUDES_MAX = 256 };

struct document {
    char *uri, *text;
    json_t *actions; /* of the last check */
};

static struct document documents[DOCUMENTS_MAX];
static char scratch[PATH_BYTES_MAX]; /* "" before the first check */

/* Collects the reports of one check. */
struct collector {
    struct diag_printer printer;
    const char *uri, *main_path;
    json_t *diagnostics, *actions;
};

/* --- URIs ------------------------------------------------------------------------------------------ */

static int hex(char c)
{
    return isdigit((unsigned char)c)    ? c - '0'
           : isxdigit((unsigned char)c) ? tolower((unsigned char)c) - 'a' + 10
                                        : -1;
}

/* The path of a file URI; false when it is none. */
static bool path_of(const char *uri, char path[static PATH_BYTES_MAX])
{
    size_t n = 0;
    if (strncmp(uri, "file:///", 8) != 0)
        return false;
    for (uri += 7; *uri && n + 1 < PATH_BYTES_MAX; uri++) {
        int high = *uri == '%' ? hex(uri[1]) : -1, low = high >= 0 ? hex(uri[2]) : -1;
        path[n] = *uri;
        if (*uri == '%') {
            if (low < 0 || high + low == 0)
                return false;
            path[n] = (char)(16 * high + low);
            uri += 2;
        }
        n++;
    }
    path[n] = '\0';
    return !*uri;
}

/* --- Reports ----------------------------------------------------------------------------------------- */

static json_t *position(struct source_set *sources, struct where where)
{
    uint32_t column = column_in(sources, where, UNIT_UTF16);
    return json_pack("{s:I, s:I}", "line", (json_int_t)(where.line ? where.line - 1 : 0),
                     "character", (json_int_t)(column - 1));
}

/* `length` bytes from the place on. */
static json_t *range(struct source_set *sources, struct where where, uint32_t length)
{
    struct where end = where;
    end.column += length;
    return json_pack("{s:o, s:o}", "start", position(sources, where), "end",
                     position(sources, end));
}

static uint32_t word_length(struct source_set *sources, struct where where)
{
    const char *line = source_line(sources, where);
    uint32_t n = 0;
    if (!line || !where.column || where.column > strlen(line))
        return 0;
    for (line += where.column - 1; isalnum((unsigned char)line[n]) || line[n] == '_';)
        n++;
    return n ? n : 1;
}

static bool is_main(const struct collector *collector, struct source_set *sources,
                    struct where where)
{
    const struct source *source = source_get(sources, where.file);
    return source && strcmp(source->path, collector->main_path) == 0;
}

/* What is elsewhere is named in the text, as it has no place in this document. */
static json_t *message_of(struct source_set *sources, struct where where, const char *text,
                          bool is_here)
{
    const struct source *source = source_get(sources, where.file);
    if (is_here || !source)
        return json_text(text);
    return json_text(arena_printf(sources->arena, "%s:%u: %s", source->display, where.line, text));
}

static json_t *notes_of(const struct collector *collector, struct source_set *sources,
                        const struct diag *report)
{
    json_t *list = json_array();
    for (const struct diag_note_text *note = report->notes; note; note = note->next) {
        bool is_here = is_main(collector, sources, note->where);
        struct where where = is_here ? note->where : (struct where){0, 1, 1};
        json_array_append_new(
            list, json_pack("{s:{s:s, s:o}, s:o}", "location", "uri", collector->uri, "range",
                            range(sources, where, word_length(sources, where)), "message",
                            message_of(sources, note->where, note->text, is_here)));
    }
    return list;
}

static void add_action(struct collector *collector, struct source_set *sources,
                       const struct diag *report, json_t *diagnostic)
{
    struct fix fix;
    if (!fix_find(sources, report, &fix) || !is_main(collector, sources, fix.where))
        return;
    json_t *edit = json_pack("{s:o, s:o}", "range", range(sources, fix.where, fix.length),
                             "newText", json_text(fix.text));
    json_t *edits = json_pack("[o]", edit), *changes = json_object();
    json_object_set_new(changes, collector->uri, edits);
    json_array_append_new(collector->actions,
                          json_pack("{s:o, s:s, s:[O], s:{s:o}}", "title",
                                    json_text(fix_title(sources, &fix)), "kind", "quickfix",
                                    "diagnostics", diagnostic, "edit", "changes", changes));
}

static void collect(struct diag_printer *printer, struct source_set *sources,
                    const struct diag *report)
{
    struct collector *collector = (struct collector *)printer;
    bool is_here = is_main(collector, sources, report->where);
    struct where where = is_here ? report->where : (struct where){0, 1, 1};
    json_t *diagnostic =
        json_pack("{s:o, s:i, s:s, s:s, s:o, s:o}", "range",
                  range(sources, where, is_here ? word_length(sources, where) : 0), "severity",
                  report->is_warning ? 2 : 1, "code", diag_name(report->code), "source", "spinc",
                  "message", message_of(sources, report->where, report->text, is_here),
                  "relatedInformation", notes_of(collector, sources, report));
    if (!diagnostic)
        return;
    add_action(collector, sources, report, diagnostic);
    json_array_append_new(collector->diagnostics, diagnostic);
}

/* --- Checking ------------------------------------------------------------------------------------------ */

static bool make_scratch(void)
{
    const char *parent = getenv("TMPDIR");
    if (scratch[0])
        return true;
    int n =
        snprintf(scratch, sizeof scratch, "%s/spinc.XXXXXX", parent && *parent ? parent : "/tmp");
    if (n < (int)sizeof scratch && mkdtemp(scratch))
        return true;
    scratch[0] = '\0';
    return false;
}

static bool write_text(const char *path, const char *text)
{
    FILE *file = fopen(path, "we");
    if (!file)
        return false;
    size_t n = strlen(text);
    bool is_good = fwrite(text, 1, n, file) == n;
    return fclose(file) == 0 && is_good;
}

/* As the compiler checks a file; the document's folder comes first in the import path. */
static void check(const struct compile_options *base, struct collector *collector, char *folder)
{
    const char *includes[INCLUDES_MAX + 2] = {folder};
    for (size_t i = 0; base->include_dirs[i] && i < INCLUDES_MAX; i++)
        includes[i + 1] = base->include_dirs[i];
    struct compile_options options = *base;
    options.input = collector->main_path;
    options.is_check_only = true;
    options.is_alone = true;
    options.include_dirs = includes;
    options.printer = &collector->printer;
    compile_file(&options);
}

static struct document *find(const char *uri)
{
    for (size_t i = 0; i < DOCUMENTS_MAX; i++)
        if (documents[i].uri && strcmp(documents[i].uri, uri) == 0)
            return &documents[i];
    return NULL;
}

json_t *document_check(const struct compile_options *options, const char *uri)
{
    struct document *document = find(uri);
    char path[PATH_BYTES_MAX], copy[2 * PATH_BYTES_MAX];
    size_t n = document && path_of(uri, path) ? strlen(path) : 0;
    if (n < 3 || strcmp(path + n - 2, ".c") != 0 || !make_scratch())
        return NULL;
    char *slash = strrchr(path, '/');
    snprintf(copy, sizeof copy, "%s%s", scratch, slash);
    if (!write_text(copy, document->text))
        return NULL;
    *(slash == path ? slash + 1 : slash) = '\0';
    struct collector collector = {{collect}, uri, copy, json_array(), json_array()};
    check(options, &collector, path);
    unlink(copy);
    json_decref(document->actions);
    document->actions = collector.actions;
    return collector.diagnostics;
}

/* --- The list -------------------------------------------------------------------------------------------- */

static void forget(struct document *document)
{
    free(document->uri);
    free(document->text);
    json_decref(document->actions);
    *document = (struct document){0};
}

bool document_set(const char *uri, const char *text)
{
    struct document *document = find(uri);
    for (size_t i = 0; !document && i < DOCUMENTS_MAX; i++)
        document = documents[i].uri ? NULL : &documents[i];
    char *new_uri = document ? strdup(uri) : NULL, *new_text = document ? strdup(text) : NULL;
    if (!new_uri || !new_text) {
        free(new_uri);
        free(new_text);
        return false;
    }
    forget(document);
    *document = (struct document){.uri = new_uri, .text = new_text};
    return true;
}

void document_close(const char *uri)
{
    struct document *document = find(uri);
    if (document)
        forget(document);
}

json_t *document_actions(const char *uri, json_int_t first_line, json_int_t last_line)
{
    const struct document *document = find(uri);
    json_t *list = json_array(), *action;
    size_t i;
    if (!document)
        return list;
    json_array_foreach(document->actions, i, action)
    {
        json_int_t line = -1;
        json_unpack(action, "{s:[{s:{s:{s:I}}}]}", "diagnostics", "range", "start", "line", &line);
        if (line >= first_line && line <= last_line)
            json_array_append(list, action);
    }
    return list;
}

void documents_end(void)
{
    for (size_t i = 0; i < DOCUMENTS_MAX; i++)
        forget(&documents[i]);
    if (scratch[0])
        rmdir(scratch);
    scratch[0] = '\0';
}
