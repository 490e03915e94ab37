/* One SARIF log: the tool with the rules that were broken, and a result for each report. Positions count
 * code points. */
#include "diag_json.h"
#include "fix.h"
#include "version.h"

#include <string.h>

static json_t *results, *rules;

/* A path as a relative or file URI: what is not unreserved there is encoded. */
static json_t *uri(const char *path)
{
    static const char plain[] =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/";
    static const char digits[] = "0123456789ABCDEF";
    char text[3 * 4096 + 8];
    size_t n = 0;
    if (path[0] == '/') {
        memcpy(text, "file://", 7);
        n = 7;
    }
    for (; *path && n + 4 < sizeof text; path++) {
        unsigned char c = (unsigned char)*path;
        if (strchr(plain, c)) {
            text[n++] = (char)c;
            continue;
        }
        text[n++] = '%';
        text[n++] = digits[c >> 4];
        text[n++] = digits[c & 15];
    }
    return json_stringn(text, n);
}

static json_t *artifact(struct source_set *sources, struct where where)
{
    const struct source *source = source_get(sources, where.file);
    return json_pack("{s:o}", "uri", uri(source ? source->path : ""));
}

/* A report about a whole file has no region. */
static json_t *location(struct source_set *sources, struct where where)
{
    json_t *physical = json_pack("{s:o}", "artifactLocation", artifact(sources, where));
    if (where.line)
        json_object_set_new(physical, "region",
                            json_pack("{s:I, s:I}", "startLine", (json_int_t)where.line,
                                      "startColumn",
                                      (json_int_t)column_in(sources, where, UNIT_CODE_POINT)));
    return json_pack("{s:o}", "physicalLocation", physical);
}

static json_t *fixes(struct source_set *sources, const struct diag *report)
{
    struct fix fix;
    if (!fix_find(sources, report, &fix))
        return NULL;
    struct where end = fix.where;
    end.column += fix.length;
    json_t *region = json_pack(
        "{s:I, s:I, s:I, s:I}", "startLine", (json_int_t)fix.where.line, "startColumn",
        (json_int_t)column_in(sources, fix.where, UNIT_CODE_POINT), "endLine", (json_int_t)end.line,
        "endColumn", (json_int_t)column_in(sources, end, UNIT_CODE_POINT));
    json_t *replacement = json_pack("{s:o, s:{s:o}}", "deletedRegion", region, "insertedContent",
                                    "text", json_text(fix.text));
    json_t *change = json_pack("{s:o, s:[o]}", "artifactLocation", artifact(sources, fix.where),
                               "replacements", replacement);
    return json_pack("[{s:{s:s}, s:[o]}]", "description", "text", diag_help(report->code),
                     "artifactChanges", change);
}

/* The rule's place in the list, where it is added when new. */
static size_t rule_index(enum diag_code code)
{
    size_t i = 0;
    for (; i < json_array_size(rules); i++)
        if (strcmp(json_string_value(json_object_get(json_array_get(rules, i), "id")),
                   diag_name(code)) == 0)
            return i;
    json_t *rule = json_pack("{s:s}", "id", diag_name(code));
    if (diag_help(code)[0])
        json_object_set_new(rule, "help", json_pack("{s:s}", "text", diag_help(code)));
    json_array_append_new(rules, rule);
    return i;
}

static json_t *related(struct source_set *sources, const struct diag *report)
{
    json_t *list = json_array();
    for (const struct diag_note_text *note = report->notes; note; note = note->next) {
        json_t *place = location(sources, note->where);
        json_object_set_new(place, "message", json_pack("{s:o}", "text", json_text(note->text)));
        json_array_append_new(list, place);
    }
    return list;
}

static void collect(struct diag_printer *printer, struct source_set *sources,
                    const struct diag *report)
{
    (void)printer;
    if (!results) {
        results = json_array();
        rules = json_array();
    }
    json_t *result = json_pack(
        "{s:s, s:I, s:s, s:{s:o}, s:[o]}", "ruleId", diag_name(report->code), "ruleIndex",
        (json_int_t)rule_index(report->code), "level", report->is_warning ? "warning" : "error",
        "message", "text", json_text(report->text), "locations", location(sources, report->where));
    if (report->notes)
        json_object_set_new(result, "relatedLocations", related(sources, report));
    json_t *list = fixes(sources, report);
    if (list)
        json_object_set_new(result, "fixes", list);
    json_array_append_new(results, result);
}

struct diag_printer diag_sarif_printer = {collect};

void sarif_write(FILE *out)
{
    json_t *driver = json_pack("{s:s, s:s, s:o}", "name", "spinc", "version", SPINC_VERSION,
                               "rules", rules ? rules : json_array());
    json_t *run = json_pack("{s:{s:o}, s:s, s:o}", "tool", "driver", driver, "columnKind",
                            "unicodeCodePoints", "results", results ? results : json_array());
    json_t *log = json_pack("{s:s, s:[o]}", "version", "2.1.0", "runs", run);
    json_dumpf(log, out, JSON_INDENT(2));
    fputc('\n', out);
    json_decref(log);
    results = rules = NULL;
}
