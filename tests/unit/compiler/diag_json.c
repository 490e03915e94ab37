/* Reports as JSON and as SARIF, and the edits they offer. */
#include "diag_json.h"
#include "fix.h"
#include "front.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static struct diag_list *list_of(const char *name, const char *text, struct diag_printer *printer)
{
    struct source_set *sources = source_set_new(arena_new());
    struct diag_list *diags = diag_list_new(sources);
    front_text(name, text);
    source_add(sources, name, name, SOURCE_MAIN);
    diag_list_use(diags, printer);
    return diags;
}

/* What is printed on standard error, as JSON. */
static json_t *printed(struct diag_list *diags, bool is_sarif)
{
    json_error_t error;
    FILE *file = tmpfile();
    int saved = dup(STDERR_FILENO);
    fflush(stderr);
    dup2(fileno(file), STDERR_FILENO);
    diag_flush(diags);
    if (is_sarif)
        sarif_write(stderr);
    fflush(stderr);
    dup2(saved, STDERR_FILENO);
    close(saved);
    rewind(file);
    json_t *json = json_loadf(file, 0, &error);
    fclose(file);
    cr_assert(json, "%s", error.text);
    return json;
}

static json_t *at(json_t *value, const char *path)
{
    char *copy = strdup(path), *rest = copy, *word;
    while (value && (word = strsep(&rest, ".")))
        value = *word >= '0' && *word <= '9' ? json_array_get(value, (size_t)atoi(word))
                                             : json_object_get(value, word);
    free(copy);
    return value;
}

static const char *text_at(json_t *value, const char *path)
{
    const char *text = json_string_value(at(value, path));
    return text ? text : "(none)";
}

static long long number_at(json_t *value, const char *path)
{
    json_t *number = at(value, path);
    return json_is_integer(number) ? json_integer_value(number) : -1;
}

Test(diag_json, line)
{
    struct diag_list *diags =
        list_of("a b.c", "int *p;\nint f(void) { return p[1]; }\n", &diag_json_printer);
    diag_report(diags, DIAG_PTR_02, (struct where){0, 2, 23}, "int *");
    diag_note(diags, (struct where){0, 1, 6}, "'p' is declared here");
    json_t *json = printed(diags, false);
    cr_expect_str_eq(text_at(json, "file"), "a b.c");
    cr_expect_str_eq(text_at(json, "code"), "PTR-02");
    cr_expect_str_eq(text_at(json, "severity"), "error");
    cr_expect(strstr(text_at(json, "message"), "index other than 0 on 'int *'"));
    cr_expect(strstr(text_at(json, "help"), "__array"));
    cr_expect(number_at(json, "line") == 2 && number_at(json, "column") == 23);
    cr_expect_str_eq(text_at(json, "notes.0.message"), "'p' is declared here");
    cr_expect(number_at(json, "notes.0.line") == 1 && number_at(json, "notes.0.column") == 6);
    cr_expect_str_eq(text_at(json, "fixes.0.text"), "__array ");
    cr_expect_str_eq(text_at(json, "fixes.0.file"), "a b.c");
    cr_expect(number_at(json, "fixes.0.range.start.line") == 1);
    cr_expect(number_at(json, "fixes.0.range.start.column") == 6);
    cr_expect(number_at(json, "fixes.0.range.end.column") == 6);
    json_decref(json);
}

Test(diag_json, any_bytes)
{
    struct diag_list *diags = list_of("x.c", "\xff\xfe\n", &diag_json_printer);
    diag_report(diags, DIAG_C_01, (struct where){0, 1, 1}, "\xff \" \\ \n\xc3\xa9");
    json_t *json = printed(diags, false);
    cr_expect_str_eq(text_at(json, "message"), "? \" \\ \n??");
    json_decref(json);
}

Test(diag_json, columns)
{
    struct diag_list *diags = list_of("x.c", "\xc3\xa9\xf0\x9f\x98\x80z\n", &diag_json_printer);
    struct source_set *sources = source_set_new(arena_new());
    (void)diags;
    source_add(sources, "x.c", "x.c", SOURCE_MAIN);
    struct where z = {0, 1, 7};
    cr_expect(column_in(sources, z, UNIT_CODE_POINT) == 3);
    cr_expect(column_in(sources, z, UNIT_UTF16) == 4);
    z.line = 9;
    cr_expect(column_in(sources, z, UNIT_UTF16) == 1);
}

/* --- SARIF: what the standard requires of the objects that we make --------------------------------- */

static void check_region(json_t *region, bool is_required)
{
    if (!region && !is_required)
        return;
    cr_expect(number_at(region, "startLine") >= 1 && number_at(region, "startColumn") >= 1);
    json_t *end = at(region, "endLine");
    cr_expect(!end || json_integer_value(end) >= number_at(region, "startLine"));
}

static void check_location(json_t *location)
{
    const char *uri = text_at(location, "physicalLocation.artifactLocation.uri");
    cr_expect(uri[0] != '(' && !strpbrk(uri, " <>\"\\^`{|}"), "%s", uri);
    check_region(at(location, "physicalLocation.region"), false);
}

static void check_fix(json_t *fix)
{
    size_t i, j;
    json_t *change, *replacement;
    json_t *changes = at(fix, "artifactChanges");
    cr_expect(json_array_size(changes) >= 1);
    json_array_foreach(changes, i, change)
    {
        cr_expect(json_is_string(at(change, "artifactLocation.uri")));
        cr_expect(json_array_size(at(change, "replacements")) >= 1);
        json_array_foreach(at(change, "replacements"), j, replacement)
            check_region(at(replacement, "deletedRegion"), true);
    }
}

static void check_result(json_t *result, json_t *rules)
{
    static const char *const levels[] = {"none", "note", "warning", "error"};
    size_t i;
    json_t *value;
    bool is_level = false;
    for (i = 0; i < 4; i++)
        is_level |= strcmp(text_at(result, "level"), levels[i]) == 0;
    cr_expect(is_level);
    cr_expect(json_is_string(at(result, "message.text")));
    json_t *rule = json_array_get(rules, (size_t)number_at(result, "ruleIndex"));
    cr_expect_str_eq(text_at(rule, "id"), text_at(result, "ruleId"));
    json_array_foreach(at(result, "locations"), i, value) check_location(value);
    json_array_foreach(at(result, "relatedLocations"), i, value)
    {
        cr_expect(json_is_string(at(value, "message.text")));
        check_location(value);
    }
    json_array_foreach(at(result, "fixes"), i, value) check_fix(value);
}

static void check_log(json_t *log, size_t results)
{
    size_t i;
    json_t *result;
    cr_expect_str_eq(text_at(log, "version"), "2.1.0");
    cr_expect(json_array_size(at(log, "runs")) == 1);
    cr_expect_str_eq(text_at(log, "runs.0.tool.driver.name"), "spinc");
    cr_expect_str_eq(text_at(log, "runs.0.columnKind"), "unicodeCodePoints");
    cr_expect(json_array_size(at(log, "runs.0.results")) == results);
    json_array_foreach(at(log, "runs.0.results"), i, result)
        check_result(result, at(log, "runs.0.tool.driver.rules"));
}

Test(diag_sarif, log)
{
    struct diag_list *diags =
        list_of("a b.c", "int *p;\nint f() { return p[1]; }\n", &diag_sarif_printer);
    diag_report(diags, DIAG_PTR_02, (struct where){0, 2, 23}, "int *");
    diag_note(diags, (struct where){0, 1, 6}, "'p' is declared here");
    diag_report(diags, DIAG_FUN_02, (struct where){0, 2, 5});
    diag_report(diags, DIAG_INP_03, (struct where){0, 0, 0});
    diag_warn(diags, DIAG_C_01, (struct where){7, 1, 1}, "\xff");
    json_t *log = printed(diags, true);
    check_log(log, 4);
    cr_expect_str_eq(text_at(log, "runs.0.results.1.ruleId"), "FUN-02");
    cr_expect_str_eq(
        text_at(log, "runs.0.results.1.fixes.0.artifactChanges.0.replacements.0.insertedContent."
                     "text"),
        "void");
    cr_expect_str_eq(
        text_at(log, "runs.0.results.1.locations.0.physicalLocation.artifactLocation.uri"),
        "a%20b.c");
    cr_expect(json_array_size(at(log, "runs.0.tool.driver.rules")) == 4);
    json_decref(log);
    log = printed(list_of("x.c", "", &diag_sarif_printer), true);
    check_log(log, 0);
    json_decref(log);
}

/* --- Edits -------------------------------------------------------------------------------------------- */

/* The edit that a report at a place of a line gets; NULL: none. */
static const char *fix_of(const char *line, enum diag_code code, uint32_t column, const char *text)
{
    static char result[200];
    struct source_set *sources = source_set_new(arena_new());
    struct diag report = {.code = code, .where = {0, 1, column}, .text = text};
    struct fix fix;
    front_text("fix.c", line);
    source_add(sources, "fix.c", "fix.c", SOURCE_MAIN);
    if (!fix_find(sources, &report, &fix))
        return "";
    snprintf(result, sizeof result, "%.*s%s%s", (int)fix.where.column - 1, line, fix.text,
             line + fix.where.column - 1 + fix.length);
    return result;
}

Test(fix, edits)
{
    cr_expect_str_eq(fix_of("int f()", DIAG_FUN_02, 5, ""), "int f(void)");
    cr_expect_str_eq(fix_of("  store(n);", DIAG_FUN_05, 8, ""), "  (void)store(n);");
    cr_expect_str_eq(fix_of("zero(&a, 1);", DIAG_PTR_05, 6, ""), "zero(a, 1);");
    cr_expect_str_eq(fix_of("int *__counted_by(4) p;", DIAG_BND_05, 5, ""), "int *__array p;");
    cr_expect_str_eq(fix_of("g = p;", DIAG_CST_01, 5, "'t *' from 'void *' needs as(t, ...)"),
                     "g = as(t, p);");
    cr_expect_str_eq(fix_of("print(c, s);", DIAG_STR_20, 10, ""), "print(c, \"%s\", s);");
    cr_expect_str_eq(fix_of("volatile int x;", DIAG_SUB_22, 14, ""), "int x;");
    cr_expect_str_eq(fix_of("int a<:3];", DIAG_LEX_08, 6, ""), "int a[3];");
    cr_expect_str_eq(fix_of("int f(void) __attribute__((cold));", DIAG_SUB_20, 28, ""),
                     "int f(void) ;");
    cr_expect_str_eq(fix_of("return totl;", DIAG_C_01, 8, "unknown; did you mean 'total'?"),
                     "return total;");
}

/* Where the line is not as expected there is none. */
Test(fix, refusals)
{
    static const struct {
        const char *line;
        enum diag_code code;
        uint32_t column;
    } none[] = {
        {"int f(a)", DIAG_FUN_02, 5},
        {"x = store(n);", DIAG_FUN_05, 10},
        {"store(n) + 1;", DIAG_FUN_05, 6},
        {"return *&a[0];", DIAG_PTR_05, 9},
        {"a && b", DIAG_PTR_05, 3},
        {"int *__counted_by(4", DIAG_BND_05, 5},
        {"g = p ? q : r;", DIAG_CST_01, 5},
        {"print(c, n ? s : t);", DIAG_STR_20, 10},
        {"volatile int *volatile x;", DIAG_SUB_22, 14},
        {"#line 7 \\", DIAG_LEX_01, 1},
        {"int x __attribute__((cold, hot));", DIAG_SUB_20, 21},
        {"int x", DIAG_LEX_08, 4},
        {"x", DIAG_FUN_02, 90},
        {"", DIAG_C_01, 1},
        {"int *p;", DIAG_PTR_02, 6}, /* without the note that says where */
        {"int f()", DIAG_COUNT, 5},
    };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        cr_expect_str_eq(fix_of(none[i].line, none[i].code, none[i].column, "needs as(t, ..."), "",
                         "%s", none[i].line);
}
