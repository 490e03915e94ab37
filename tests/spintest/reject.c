/* Judges the rejection suite: spinc must refuse a case for exactly the marked reasons.
 *
 * Demanded of a case: its marks are well-formed and name the rule its folder is called after; a
 * comment names the memory that would be corrupted; spinc exits with 1, reports every marked error
 * and nothing else, and leaves no file; a legal neighbour at most three lines away exists. Demanded
 * of a neighbour: spinc compiles it without a word, and it is the neighbour of some case. */
#include "case.h"
#include "server.h"
#include "suite.h"

#include <stdlib.h>
#include <string.h>

enum { NEIGHBOUR_LINES = 3, CASE_LINES = 30, CASE_MARKS = 5, COMMENT_LENGTH = 20 };

struct diagnostic {
    enum mark_kind kind;
    const char *file; /* base name */
    int line;
    const char *message;
    const char *code;
    bool expected;
};

/* Reads `file:line:col: error: message [CODE]`, cutting the line up; false for any other line. */
static bool read_diagnostic(char *line, struct diagnostic *d)
{
    static const char *const words[] = {": error: ", ": warning: "};
    for (int i = 0; i < 2; i++) {
        char *word = strstr(line, words[i]);
        if (!word)
            continue;
        *word = '\0';
        char *column = strrchr(line, ':');
        if (!column || column == line) /* about a file as a whole: no position */
            return false;
        *column = '\0';
        char *number = strrchr(line, ':');
        char *code = strrchr(word + 1, '[');
        if (!number || !code)
            return false;
        *number = '\0';
        code[strcspn(code, "]")] = '\0';
        const char *slash = strrchr(line, '/');
        *d = (struct diagnostic){
            .kind = i == 0 ? MARK_ERROR : MARK_WARNING,
            .file = slash ? slash + 1 : line,
            .line = atoi(number + 1),
            .message = word + strlen(words[i]),
            .code = code + 1,
        };
        return true;
    }
    return false;
}

/* A mark's code matches the same code, or any of its family when it names only that. */
static bool code_matches(const char *mark, const char *code)
{
    size_t n = strlen(mark);
    return strncmp(mark, code, n) == 0 &&
           (code[n] == '\0' || (!strchr(mark, '-') && code[n] == '-'));
}

static bool matches(const struct mark *mark, const struct diagnostic *d)
{
    return mark->kind == d->kind && mark->line == d->line && strcmp(mark->file, d->file) == 0 &&
           code_matches(mark->code, d->code) && strstr(d->message, mark->text);
}

/* Compares what was reported with what is marked; every mark takes one diagnostic. */
static void match_marks(const struct test_case *c, struct diagnostic *list, size_t n,
                        struct text *why)
{
    for (size_t i = 0; i < c->mark_count; i++) {
        const struct mark *mark = &c->marks[i];
        size_t j = 0;
        while (j < n && (list[j].expected || !matches(mark, &list[j])))
            j++;
        if (j < n)
            list[j].expected = true;
        else
            text_add(why, "not reported: %s:%d %s \"%s\"\n", mark->file, mark->line, mark->code,
                     mark->text);
    }
    for (size_t j = 0; j < n; j++)
        if (!list[j].expected)
            text_add(why, "not expected: %s:%d: %s [%s]\n", list[j].file, list[j].line,
                     list[j].message, list[j].code);
}

static void judge_diagnostics(const struct test_case *c, const char *printed, struct text *why)
{
    struct diagnostic *list = NULL;
    size_t n = 0;
    char *copy = text_format("%s", printed), *rest = copy, *line;
    while ((line = strsep(&rest, "\n"))) {
        struct diagnostic d;
        if (line[0] == ' ' || !read_diagnostic(line, &d))
            continue;
        list = reallocate(list, (n + 1) * sizeof *list);
        list[n++] = d;
    }
    match_marks(c, list, n, why);
    free(list);
    free(copy);
}

/* The comment under the rule says what memory would be corrupted. */
static bool has_reason(const char *source)
{
    const char *second = strchr(source, '\n');
    if (!second || strncmp(second + 1, "//", 2) != 0)
        return false;
    return strcspn(second + 3, "\n") >= COMMENT_LENGTH;
}

static size_t line_count(const char *source)
{
    size_t n = 0;
    for (; *source; source++)
        n += *source == '\n';
    return n;
}

static void judge_form(const struct test_case *c, struct text *why)
{
    const char *slash = strrchr(c->folder, '/');
    const char *folder = slash ? slash + 1 : c->folder;
    if (c->bad_mark)
        text_add(why, "%s\n", c->bad_mark);
    if (!c->rule || strcmp(c->rule, folder) != 0)
        text_add(why, "the first line must be '// rule: %s'\n", folder);
    else if (!has_reason(c->source))
        text_add(why, "the second line must be a comment that names the memory corrupted\n");
    if (c->mark_count == 0)
        text_add(why, "no error is marked\n");
    if (c->mark_count > CASE_MARKS || line_count(c->source) > CASE_LINES)
        text_add(why, "one idea a case: at most %d lines and %d marks\n", CASE_LINES, CASE_MARKS);
    if (c->xfail && !*c->xfail)
        text_add(why, "xfail must say why\n");
}

/* Whether a file of the folder that matches the pattern is near enough; neighbours never count as
 * cases. */
static bool has_near(const struct test_case *c, const char *pattern, bool neighbours)
{
    char **list = folder_list(c->folder, pattern);
    bool found = false;
    for (char **name = list; *name && !found; name++) {
        char *path = text_format("%s/%s", c->folder, *name);
        char *source = text_read_file(path, NULL);
        if (source && case_is_neighbour(path) == neighbours)
            found = lines_near(c->source, source, NEIGHBOUR_LINES);
        free(source);
        free(path);
    }
    folder_list_free(list);
    return found;
}

static void compile(const struct bench *bench, const struct test_case *c, struct outcome *outcome)
{
    struct arguments arguments = {0};
    char *spinc = text_format("%s/spinc", bench->bin);
    char *object = text_format("%s/%s.o", bench->scratch, c->name);
    arguments_add(&arguments, spinc);
    arguments_add(&arguments, "--backend=tcc");
    arguments_add(&arguments, "-I");
    arguments_add(&arguments, c->folder);
    arguments_add_words(&arguments, c->compile);
    arguments_add(&arguments, "-o");
    arguments_add(&arguments, object);
    case_add_sources(c, c->path, &arguments);
    server_run(bench->server, outcome, (const char *const *)arguments.list, LIMIT_MS);
    arguments_fini(&arguments);
    free(spinc);
    free(object);
}

static bool scratch_is_empty(const struct bench *bench)
{
    char **list = folder_list(bench->scratch, "*");
    bool empty = !*list;
    folder_list_free(list);
    return empty;
}

/* What the compiler did wrong with a case. */
static void judge_refusal(const struct bench *bench, const struct test_case *c, struct text *why)
{
    struct outcome outcome;
    compile(bench, c, &outcome);
    if (outcome.timed_out)
        text_add(why, "spinc did not end within %d s\n", LIMIT_MS / 1000);
    else if (outcome.exit_status != 1)
        text_add(why, "exit status %d, not 1\n%s", outcome.exit_status, outcome.err);
    if (!scratch_is_empty(bench))
        text_add(why, "an object was left\n");
    judge_diagnostics(c, outcome.err, why);
    outcome_fini(&outcome);
}

enum verdict reject_case(const struct bench *bench, const char *path, struct text *why)
{
    struct test_case *c = case_new(path);
    if (!c) {
        text_add(why, "cannot be read\n");
        return VERDICT_FAILED;
    }
    judge_form(c, why);
    if (why->length == 0 && c->xfail) {
        struct text hole;
        text_init(&hole);
        judge_refusal(bench, c, &hole);
        bool still_open = hole.length != 0;
        text_fini(&hole);
        text_add(why, still_open ? "known hole: %s\n" : "refused now: remove 'xfail: %s'\n",
                 c->xfail);
        case_free(c);
        return still_open ? VERDICT_SKIPPED : VERDICT_FAILED;
    }
    if (why->length == 0)
        judge_refusal(bench, c, why);
    if (!has_near(c, "ok_*.c", true))
        text_add(why, "no legal neighbour: an ok_*.c at most %d lines different\n",
                 NEIGHBOUR_LINES);
    case_free(c);
    return why->length == 0 ? VERDICT_PASSED : VERDICT_FAILED;
}

enum verdict reject_neighbour(const struct bench *bench, const char *path, struct text *why)
{
    struct test_case *c = case_new(path);
    if (!c) {
        text_add(why, "cannot be read\n");
        return VERDICT_FAILED;
    }
    struct outcome outcome;
    compile(bench, c, &outcome);
    if (outcome.timed_out || outcome.exit_status != 0)
        text_add(why, "a legal neighbour must compile (exit status %d)\n", outcome.exit_status);
    else if (scratch_is_empty(bench))
        text_add(why, "no object was written\n");
    if (*outcome.err || *outcome.out)
        text_add(why, "%s%s", outcome.out, outcome.err);
    if (!has_near(c, "*.c", false))
        text_add(why, "the neighbour of no case\n");
    outcome_fini(&outcome);
    case_free(c);
    return why->length == 0 ? VERDICT_PASSED : VERDICT_FAILED;
}
