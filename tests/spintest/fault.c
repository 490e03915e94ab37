/* Judges programs that must fault.
 *
 * A case of fault/ must end with the exit status of a fault and one report on standard error that
 * holds the kind, the place, the expression and the operands of its mark; afterwards the same kernel
 * must run another extension. The report is one line and, when more than one call was under way, a
 * line for each of them, innermost first:
 *     fault: bounds: ring.c:40:7 'buf[i]' i=10 len=10
 *         ring_get at ring.c:40
 *         main at user.c:12
 * A mark 'called: NAME' on the line of a call demands that line. */
#include "keep.h"
#include "program.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { EXIT_FAULT = 3 }; /* of spindle run */

/* The only line of `text` that reports a fault; NULL when there is none or more than one. The
 * caller frees it. */
static char *only_report(const char *text)
{
    const char *report = strstr(text, "fault: ");
    if (!report || strstr(report + 1, "\nfault: "))
        return NULL;
    return text_format("%.*s", (int)strcspn(report, "\n"), report);
}

/* Whether the words of a mark are in the report, each as a whole word. */
static void judge_operands(const char *back_end, const char *report, const char *operands,
                           struct text *why)
{
    struct arguments words = {0};
    arguments_add_words(&words, operands);
    for (unsigned i = 0; i < words.count; i++) {
        const char *word = words.list[i], *at = report;
        size_t n = strlen(word);
        while ((at = strstr(at, word)) &&
               (!strchr(" (", at[-1]) || (at[n] && !strchr(" ,)", at[n]))))
            at++;
        if (!at)
            text_add(why, "%s: no '%s' in: %s\n", back_end, word, report);
    }
    arguments_fini(&words);
}

/* Whether the report names the line of the mark, behind any folder, followed by no more digits. */
static bool names_place(const char *report, const struct mark *mark)
{
    char *place = text_format("%s:%d", mark->file, mark->line);
    const char *at = strstr(report, place);
    bool named =
        at && at > report && strchr(" /", at[-1]) && !isdigit((unsigned char)at[strlen(place)]);
    free(place);
    return named;
}

static void judge_report(const struct mark *mark, const char *back_end, const char *printed,
                         struct text *why)
{
    char *report = only_report(printed);
    if (!report) {
        text_add(why, "%s: not exactly one report of a fault:\n%s", back_end, printed);
        return;
    }
    char *kind = text_format("fault: %s:", mark->code);
    if (strncmp(report, kind, strlen(kind)) != 0)
        text_add(why, "%s: the kind is not '%s': %s\n", back_end, mark->code, report);
    if (!names_place(report, mark))
        text_add(why, "%s: not at %s:%d: %s\n", back_end, mark->file, mark->line, report);
    if (!strstr(report, mark->text))
        text_add(why, "%s: no \"%s\" in: %s\n", back_end, mark->text, report);
    judge_operands(back_end, report, mark->operands, why);
    free(kind);
    free(report);
}

/* Whether a line of the report says that the procedure of the mark was at the line of the mark. */
static bool names_call(const char *printed, const struct mark *mark)
{
    char *head = text_format("\n    %s at ", mark->code);
    const char *at = printed;
    bool named = false;
    while (!named && (at = strstr(at, head))) {
        char *line =
            text_format(" %.*s ", (int)strcspn(at + strlen(head), "\n"), at + strlen(head));
        named = names_place(line, mark);
        free(line);
        at++;
    }
    free(head);
    return named;
}

static void judge_calls(const struct test_case *c, const char *back_end, const char *printed,
                        struct text *why)
{
    for (unsigned i = 0; i < c->mark_count; i++)
        if (c->marks[i].kind == MARK_CALLED && !names_call(printed, &c->marks[i]))
            text_add(why, "%s: no call of '%s' at line %d:\n%s", back_end, c->marks[i].code,
                     c->marks[i].line, printed);
}

/* The kernel that saw the fault loads and runs another extension: tests/fault/with_life.c. */
static void judge_life(const struct bench *bench, const struct test_case *c, const char *back_end,
                       struct arguments *objects, struct text *why)
{
    struct text script;
    struct outcome outcome;
    char *life = text_format("%s/with_life.c", c->folder);
    char *spindle = text_format("%s/spindle", bench->bin);
    text_init(&script);
    for (unsigned i = 0; i < objects->count; i++)
        text_add(&script, "load %s\n", objects->list[i]);
    text_add(&script, "run %s %s\n", c->name, c->run);
    if (program_compile(bench, c, life, back_end, objects, why)) {
        text_add(&script, "load %s\nrun with_life\n", objects->list[objects->count - 1]);
        process_run(&outcome, (const char *const[]){spindle, "shell", NULL}, script.bytes,
                    LIMIT_MS);
        if (!strstr(outcome.out, "alive\n"))
            text_add(why, "%s: the kernel did not answer afterwards (exit status %d)\n%s%s",
                     back_end, outcome.exit_status, outcome.out, outcome.err);
        outcome_fini(&outcome);
    }
    text_fini(&script);
    free(spindle);
    free(life);
}

void fault_judge(const struct test_case *c, const char *back_end, const struct outcome *outcome,
                 struct text *why)
{
    /* Where main is not what the fault ends, it says so by its own exit status. */
    int wanted = c->exit_status ? c->exit_status : EXIT_FAULT;
    if (outcome->timed_out || outcome->exit_status != wanted)
        text_add(why, "%s: exit status %d, not %d\n", back_end, outcome->exit_status, wanted);
    unsigned i = 0;
    while (c->marks[i].kind != MARK_FAULT)
        i++;
    judge_report(&c->marks[i], back_end, outcome->err, why);
    judge_calls(c, back_end, outcome->err, why);
}

static const struct mark *fault_mark(const struct test_case *c, struct text *why)
{
    if (c->bad_mark)
        text_add(why, "%s\n", c->bad_mark);
    const struct mark *found = NULL;
    unsigned faults = 0;
    for (unsigned i = 0; i < c->mark_count; i++) {
        if (c->marks[i].kind == MARK_CALLED)
            continue;
        found = c->marks[i].kind == MARK_FAULT ? &c->marks[i] : NULL;
        faults++;
    }
    if (faults != 1 || !found)
        text_add(why, "a case of fault/ has exactly one mark '// fault: KIND \"text\" a=1'\n");
    return faults == 1 ? found : NULL;
}

enum verdict fault_case(const struct bench *bench, const char *path, struct text *why)
{
    struct test_case *c = case_new(path);
    const struct mark *mark = c ? fault_mark(c, why) : NULL;
    for (unsigned i = 0; mark && i < back_end_count(bench); i++) {
        struct arguments objects = {0};
        struct outcome outcome;
        if (program_compile_all(bench, c, back_ends[i], &objects, why)) {
            program_run(bench, c, &objects, &outcome);
            fault_judge(c, back_ends[i], &outcome, why);
            judge_life(bench, c, back_ends[i], &objects, why);
            keep_run(bench, c, back_ends[i], &objects, true, &outcome, why);
            outcome_fini(&outcome);
        }
        arguments_fini(&objects);
    }
    if (!c) {
        text_add(why, "cannot be read\n");
        return VERDICT_FAILED;
    }
    bool hole = c->xfail && why->length != 0;
    case_free(c);
    return hole ? VERDICT_SKIPPED : why->length == 0 ? VERDICT_PASSED : VERDICT_FAILED;
}
