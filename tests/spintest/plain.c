/* What plain C makes of a case. See plain.h.
 *
 * The flags say what the language says beside C: arithmetic wraps, automatic variables start as zero, floats are
 * not contracted. */
#include "plain.h"

#include "process.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char *const flags[] = {
    "gcc",
    "-c",
    "-std=gnu17",
    "-w",
    "-O0",
    "-fwrapv",
    "-ftrivial-auto-var-init=zero",
    "-ffp-contract=off",
    "-fno-builtin",
    "-fvisibility=hidden",
    "-nostdinc",
};

/* Folders of headers, from that of the case. */
static const char *const folders[] = {"", "/../plain", "/../../runtime/include/spin/libc",
                                      "/../../runtime/include"};

static bool has_prelude(const struct test_case *c)
{
    char *prelude = text_format("%s/../plain/spin/safe.h", c->folder);
    bool is_there = access(prelude, R_OK) == 0;
    free(prelude);
    return is_there;
}

static void add_folders(struct arguments *arguments, const struct test_case *c)
{
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char *option = text_format("-I%s%s", c->folder, folders[i]);
        arguments_add(arguments, option);
        free(option);
    }
}

/* Runs a tool that must succeed without a word; `what` names it when it does not. */
static bool tool_run(const struct arguments *arguments, const char *what, struct text *why)
{
    struct outcome outcome;
    process_run(&outcome, (const char *const *)arguments->list, NULL, LIMIT_MS);
    bool is_good = outcome.exit_status == 0 && !outcome.timed_out;
    if (!is_good)
        text_add(why, "plain: %s exit status %d\n%s", what, outcome.exit_status, outcome.err);
    outcome_fini(&outcome);
    return is_good;
}

static bool compile(const struct test_case *c, const char *source, const char *object,
                    struct text *why)
{
    struct arguments arguments = {0};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        arguments_add(&arguments, flags[i]);
    add_folders(&arguments, c);
    arguments_add_words(&arguments, c->compile);
    arguments_add(&arguments, "-o");
    arguments_add(&arguments, object);
    arguments_add(&arguments, source);
    bool is_good = tool_run(&arguments, "gcc", why);
    arguments_fini(&arguments);
    return is_good;
}

/* Linked by tcc, which does it in a tenth of the time. */
static bool build(const struct bench *bench, const struct test_case *c, const char *program,
                  struct text *why)
{
    struct arguments link = {0}, names = {0};
    const char *slash = strrchr(c->path, '/');
    bool is_good = true;
    arguments_add_words(&names, c->with);
    arguments_add_words(&names, c->part);
    arguments_add(&names, slash ? slash + 1 : c->path);
    arguments_add_words(&link, "tcc -o");
    arguments_add(&link, program);
    for (unsigned i = 0; i < names.count && is_good; i++) {
        char *source = text_format("%s/%s", c->folder, names.list[i]);
        char *object = text_format("%s/plain-%u.o", bench->scratch, i);
        is_good = compile(c, source, object, why);
        arguments_add(&link, object);
        free(object);
        free(source);
    }
    is_good = is_good && tool_run(&link, "tcc", why);
    arguments_fini(&names);
    arguments_fini(&link);
    return is_good;
}

static void run(const struct test_case *c, const char *program, struct text *why)
{
    struct arguments arguments = {0};
    struct outcome outcome;
    arguments_add(&arguments, program);
    process_run(&outcome, (const char *const *)arguments.list, NULL, LIMIT_MS);
    accept_judge(c, "plain", &outcome, why);
    outcome_fini(&outcome);
    arguments_fini(&arguments);
}

void plain_judge(const struct bench *bench, const struct test_case *c, struct text *why)
{
    if (c->not_plain || !has_prelude(c))
        return;
    char *program = text_format("%s/plain", bench->scratch);
    if (build(bench, c, program, why))
        run(c, program, why);
    free(program);
}
