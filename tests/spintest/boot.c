/* Judges cases on the bare machine. See boot.h. */
#include "boot.h"

#include "case.h"
#include "keep.h"
#include "program.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    BATCH = 64,             /* cases to a machine */
    BATCH_LIMIT_MS = 120000 /* for all of them */
};

/* One run of one case. */
struct trial {
    struct job *job;
    const char *back_end;
    struct kept kept;
    struct text *why; /* shared by the trials of one job */
};

struct trials {
    struct trial *list;
    size_t count;
};

/* --- One trial --------------------------------------------------------------------------------- */

static bool is_fault(const struct trial *trial)
{
    return strcmp(trial->job->suite->name, "fault") == 0;
}

/* The line of the list: objects, what comes afterwards, options and arguments. */
static void add_line(const struct trial *trial, struct text *list)
{
    struct test_case *c = case_new(trial->job->path);
    for (unsigned i = 0; i < trial->kept.objects.count; i++)
        text_add(list, "%s ", trial->kept.objects.list[i]);
    if (trial->kept.life)
        text_add(list, "--then %s ", trial->kept.life);
    text_add(list, "%s\n", c ? c->run : "");
    if (c)
        case_free(c);
}

/* Takes what the other extension printed off the end; whether it was there. */
static bool take_life(char *out)
{
    static const char life[] = "alive\n";
    size_t n = strlen(out), length = sizeof life - 1;
    if (n < length || strcmp(out + n - length, life) != 0)
        return false;
    out[n - length] = '\0';
    return true;
}

static void compare(const struct trial *trial, const struct outcome *bare)
{
    const struct outcome *hosted = &trial->kept.outcome;
    const char *back_end = trial->back_end;
    if (strcmp(bare->out, hosted->out) != 0)
        text_add(trial->why, "%s: printed on the bare machine\n%sand hosted\n%s", back_end,
                 bare->out, hosted->out);
    if (strcmp(bare->err, hosted->err) != 0)
        text_add(trial->why, "%s: messages on the bare machine\n%sand hosted\n%s", back_end,
                 bare->err, hosted->err);
    if (bare->exit_status != hosted->exit_status)
        text_add(trial->why, "%s: exit status %d on the bare machine, %d hosted\n", back_end,
                 bare->exit_status, hosted->exit_status);
}

static void judge_trial(const struct trial *trial, struct outcome *bare)
{
    struct test_case *c = case_new(trial->job->path);
    if (is_fault(trial) && !take_life(bare->out))
        text_add(trial->why, "%s: the kernel did not answer afterwards\n", trial->back_end);
    if (c && is_fault(trial))
        fault_judge(c, trial->back_end, bare, trial->why);
    else if (c)
        accept_judge(c, trial->back_end, bare, trial->why);
    compare(trial, bare);
    if (c)
        case_free(c);
}

/* --- One machine ------------------------------------------------------------------------------- */

/* Cuts the text of one trial off a stream: it ends with the separator and the exit status, or where the
 * stream does when only one trial was made. NULL: there is none. */
static char *next_part(char **stream, const char *separator, bool is_only, int *exit_status)
{
    char *start = *stream, *end = strstr(start, separator);
    if (!end)
        return is_only ? start : NULL;
    char *line = strchr(end, '\n');
    *exit_status = atoi(end + strlen(separator));
    *stream = line ? line + 1 : end + strlen(end);
    *end = '\0';
    return start;
}

/* Judges the trials whose end was seen; how many. */
static size_t judge_streams(const struct trial *trials, size_t n, const struct outcome *machine,
                            const char *separator)
{
    char *out = machine->out, *err = machine->err;
    for (size_t i = 0; i < n; i++) {
        struct outcome bare = {.exit_status = -1};
        bare.err = next_part(&err, separator, false, &bare.exit_status);
        bare.out = bare.err ? next_part(&out, separator, n == 1, &bare.exit_status) : NULL;
        if (!bare.out)
            return i;
        judge_trial(&trials[i], &bare);
    }
    return n;
}

static void boot(const struct bench *bench, const char *list, const char *separator,
                 struct outcome *outcome)
{
    char *spindle = text_format("%s/spindle", bench->bin);
    const char *const arguments[] = {spindle, "boot",        "-M",      "exact", "--jobs",
                                     list,    "--separator", separator, NULL};
    process_run(outcome, arguments, NULL, BATCH_LIMIT_MS);
    free(spindle);
}

/* Boots one machine with some trials; how many were judged. The one at which a machine ends is. */
static size_t run_batch(const struct bench *bench, const struct trial *trials, size_t n)
{
    char *separator = text_format("end-of-case-%ld", (long)getpid());
    char *path = text_format("%s/list-%ld", bench->keep, (long)getpid());
    struct outcome outcome;
    struct text list;
    text_init(&list);
    for (size_t i = 0; i < n; i++)
        add_line(&trials[i], &list);
    FILE *out = fopen(path, "we");
    if (out) {
        fputs(list.bytes, out);
        fclose(out);
    }
    boot(bench, path, separator, &outcome);
    size_t judged = judge_streams(trials, n, &outcome, separator);
    if (judged < n) {
        text_add(trials[judged].why, "%s: the machine ended%s, exit status %d\n%s%s",
                 trials[judged].back_end, outcome.timed_out ? " by the limit" : "",
                 outcome.exit_status, outcome.out, outcome.err);
        judged++;
    }
    outcome_fini(&outcome);
    text_fini(&list);
    free(path);
    free(separator);
    return judged;
}

/* --- All of them ------------------------------------------------------------------------------- */

static void add_trial(struct trials *trials, const struct bench *bench, struct job *job,
                      const char *back_end, struct text *why)
{
    struct trial trial = {.job = job, .back_end = back_end, .why = why};
    if (!keep_read(bench, job->path, back_end, &trial.kept, why)) {
        kept_fini(&trial.kept);
        return;
    }
    trials->list = reallocate(trials->list, (trials->count + 1) * sizeof *trials->list);
    trials->list[trials->count++] = trial;
}

static enum verdict verdict_of(const char *path, const struct text *why)
{
    struct test_case *c = case_new(path);
    bool is_hole = c && c->xfail;
    if (c)
        case_free(c);
    return why->length == 0 ? VERDICT_PASSED : is_hole ? VERDICT_SKIPPED : VERDICT_FAILED;
}

void boot_run(struct job *jobs, size_t n, const struct bench *bench)
{
    struct trials trials = {NULL, 0};
    struct text *whys = allocate(n * sizeof *whys);
    for (size_t i = 0; i < n; i++) {
        text_init(&whys[i]);
        for (unsigned k = 0; k < back_end_count(bench); k++)
            add_trial(&trials, bench, &jobs[i], back_ends[k], &whys[i]);
    }
    for (size_t done = 0; done < trials.count;) {
        size_t left = trials.count - done;
        done += run_batch(bench, trials.list + done, left < BATCH ? left : BATCH);
    }
    for (size_t i = 0; i < n; i++) {
        jobs[i].verdict = verdict_of(jobs[i].path, &whys[i]);
        jobs[i].why = whys[i].bytes;
    }
    for (size_t i = 0; i < trials.count; i++)
        kept_fini(&trials.list[i].kept);
    free(trials.list);
    free(whys);
}
