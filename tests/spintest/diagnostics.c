/* Judges diagnostics as a user reads them.
 *
 * A case of diagnostics/ is a source with something wrong; NAME.expected beside it is all that spinc prints.
 * With --bless it is written. An edit that a diagnostic offers, made, leaves fewer of them. */
#include "case.h"
#include "server.h"
#include "suite.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void compile(const struct bench *bench, const struct test_case *c, const char *source,
                    const char *form, struct outcome *outcome)
{
    struct arguments arguments = {0};
    char *spinc = text_format("%s/spinc", bench->bin);
    const char *fixed[] = {spinc, "--check", form, "-o", "x.o", "-I", c->folder};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        arguments_add(&arguments, fixed[i]);
    arguments_add_words(&arguments, c->compile);
    case_add_sources(c, source, &arguments);
    server_run(bench->server, outcome, (const char *const *)arguments.list, LIMIT_MS);
    arguments_fini(&arguments);
    free(spinc);
}

/* --- What is printed --------------------------------------------------------------------------- */

/* The text without the case's folder in front of names of files. */
static char *without_folder(const char *text, const char *folder)
{
    struct text result;
    char *prefix = text_format("%s/", folder);
    size_t n = strlen(prefix);
    text_init(&result);
    for (const char *at; (at = strstr(text, prefix)); text = at + n)
        text_add_bytes(&result, text, (size_t)(at - text));
    text_add_bytes(&result, text, strlen(text));
    free(prefix);
    return result.bytes;
}

static void write_expected(const char *path, const char *text, struct text *why)
{
    FILE *out = fopen(path, "we");
    if (!out || fputs(text, out) < 0)
        text_add(why, "%s cannot be written\n", path);
    if (out)
        fclose(out);
}

static void judge_text(const struct bench *bench, const struct test_case *c, struct text *why)
{
    struct outcome outcome;
    compile(bench, c, c->path, "--diagnostics=text", &outcome);
    char *printed = without_folder(outcome.err, c->folder);
    char *path = text_format("%s/%s.expected", c->folder, c->name);
    char *expected = text_read_file(path, NULL);
    int status = strstr(printed, " error: ") != NULL;
    if (outcome.timed_out || outcome.exit_status != status || !*printed)
        text_add(why, "exit status %d\n%s", outcome.exit_status, printed);
    else if (bench->bless && (!expected || strcmp(expected, printed) != 0))
        write_expected(path, printed, why);
    else if (!expected)
        text_add(why, "%s is not there: spintest --bless makes it of\n%s", path, printed);
    else if (strcmp(expected, printed) != 0)
        text_add(why, "printed\n%sinstead of\n%s", printed, expected);
    free(expected);
    free(path);
    free(printed);
    outcome_fini(&outcome);
}

/* --- What is offered ----------------------------------------------------------------------------- */

/* The reports of a source, an array. */
static json_t *reports_of(const struct bench *bench, const struct test_case *c, const char *source)
{
    struct outcome outcome;
    json_t *list = json_array();
    compile(bench, c, source, "--diagnostics=json", &outcome);
    char *rest = outcome.err, *line;
    while ((line = strsep(&rest, "\n"))) {
        json_t *report = json_loads(line, 0, NULL);
        if (report)
            json_array_append_new(list, report);
    }
    outcome_fini(&outcome);
    return list;
}

static const char *line_start(const char *text, json_int_t line)
{
    while (--line > 0 && (text = strchr(text, '\n')))
        text++;
    return text;
}

/* The source after the edit; NULL: the edit has no place there. */
static char *edited(const char *source, json_t *fix)
{
    json_int_t line, from, to;
    const char *text;
    if (json_unpack(fix, "{s:s, s:{s:{s:I, s:I}, s:{s:I}}}", "text", &text, "range", "start",
                    "line", &line, "column", &from, "end", "column", &to) != 0)
        return NULL;
    const char *start = line_start(source, line);
    size_t length = start ? strcspn(start, "\n") : 0;
    if (!start || from < 1 || to < from || (size_t)to > length + 1)
        return NULL;
    size_t before = (size_t)(start - source) + (size_t)from - 1;
    return text_format("%.*s%s%s", (int)before, source, text, start + to - 1);
}

static void judge_fix(const struct bench *bench, const struct test_case *c, json_t *report,
                      size_t before, struct text *why)
{
    const char *code = json_string_value(json_object_get(report, "code"));
    char *text = edited(c->source, json_array_get(json_object_get(report, "fixes"), 0));
    char *path = text_format("%s/%s.c", bench->scratch, c->name);
    if (text)
        write_expected(path, text, why);
    json_t *after = text ? reports_of(bench, c, path) : NULL;
    if (!after || json_array_size(after) >= before)
        text_add(why, "the edit for %s leaves %zu of %zu diagnostics\n%s", code,
                 json_array_size(after), before, text ? text : "");
    json_decref(after);
    free(path);
    free(text);
}

static void judge_fixes(const struct bench *bench, const struct test_case *c, struct text *why)
{
    json_t *reports = reports_of(bench, c, c->path), *report;
    size_t i;
    json_array_foreach(reports, i, report)
    {
        if (json_array_size(json_object_get(report, "fixes")))
            judge_fix(bench, c, report, json_array_size(reports), why);
    }
    if (!json_array_size(reports))
        text_add(why, "nothing is reported as JSON\n");
    json_decref(reports);
}

enum verdict diagnostics_case(const struct bench *bench, const char *path, struct text *why)
{
    struct test_case *c = case_new(path);
    if (!c) {
        text_add(why, "cannot be read\n");
        return VERDICT_FAILED;
    }
    judge_text(bench, c, why);
    judge_fixes(bench, c, why);
    case_free(c);
    return why->length == 0 ? VERDICT_PASSED : VERDICT_FAILED;
}
