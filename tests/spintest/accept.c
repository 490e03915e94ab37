/* Judges programs that must run.
 *
 * A case of accept/ is compiled by each back end and run by the kernel, and by gcc as plain C. Its output and
 * exit status must be what its marks say, which makes them equal for all. */
#include "keep.h"
#include "plain.h"
#include "program.h"

#include <stdlib.h>
#include <string.h>

void accept_judge(const struct test_case *c, const char *back_end, const struct outcome *outcome,
                  struct text *why)
{
    const char *expected = c->expected ? c->expected : "";
    if (outcome->timed_out)
        text_add(why, "%s: did not end within %d s\n", back_end, LIMIT_MS / 1000);
    else if (outcome->exit_status != c->exit_status)
        text_add(why, "%s: exit status %d, not %d\n%s", back_end, outcome->exit_status,
                 c->exit_status, outcome->err);
    if (strcmp(outcome->out, expected) != 0)
        text_add(why, "%s: printed\n%sinstead of\n%s", back_end, outcome->out, expected);
}

enum verdict accept_case(const struct bench *bench, const char *path, struct text *why)
{
    struct test_case *c = case_new(path);
    if (!c) {
        text_add(why, "cannot be read\n");
        return VERDICT_FAILED;
    }
    if (c->bad_mark)
        text_add(why, "%s\n", c->bad_mark);
    for (unsigned i = 0; i < back_end_count_all(bench); i++) {
        struct arguments objects = {0};
        struct outcome outcome;
        if (program_compile_all(bench, c, back_ends[i], &objects, why)) {
            program_run(bench, c, &objects, &outcome);
            accept_judge(c, back_ends[i], &outcome, why);
            if (i < back_end_count(bench))
                keep_run(bench, c, back_ends[i], &objects, false, &outcome, why);
            outcome_fini(&outcome);
        }
        arguments_fini(&objects);
    }
    if (!bench->quick)
        plain_judge(bench, c, why);
    bool hole = c->xfail && why->length != 0, closed = c->xfail && why->length == 0;
    if (closed)
        text_add(why, "passes now: remove 'xfail: %s'\n", c->xfail);
    case_free(c);
    return hole ? VERDICT_SKIPPED : why->length == 0 ? VERDICT_PASSED : VERDICT_FAILED;
}
