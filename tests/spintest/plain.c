/* What plain C makes of a case. See plain.h.
 *
 * The flags say what the language says beside C: arithmetic wraps, automatic variables start as zero, floats are
 * not contracted. */
#include "plain.h"

#include "process.h"

#include <stdlib.h>
#include <unistd.h>

static const char *const flags[] = {
    "gcc",
    "-std=gnu17",
    "-w",
    "-O0",
    "-fwrapv",
    "-ftrivial-auto-var-init=zero",
    "-ffp-contract=off",
    "-ffreestanding",
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

static void add_sources(struct arguments *arguments, const struct test_case *c)
{
    struct arguments names = {0};
    arguments_add_words(&names, c->with);
    arguments_add_words(&names, c->part);
    for (unsigned i = 0; i < names.count; i++) {
        char *path = text_format("%s/%s", c->folder, names.list[i]);
        arguments_add(arguments, path);
        free(path);
    }
    arguments_add(arguments, c->path);
    arguments_fini(&names);
}

static bool compile(const struct test_case *c, const char *program, struct text *why)
{
    struct arguments arguments = {0};
    struct outcome outcome;
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
        arguments_add(&arguments, flags[i]);
    add_folders(&arguments, c);
    arguments_add_words(&arguments, c->compile);
    arguments_add(&arguments, "-o");
    arguments_add(&arguments, program);
    add_sources(&arguments, c);
    process_run(&outcome, (const char *const *)arguments.list, NULL, LIMIT_MS);
    bool compiled = outcome.exit_status == 0 && !outcome.timed_out;
    if (!compiled)
        text_add(why, "plain: gcc exit status %d\n%s", outcome.exit_status, outcome.err);
    outcome_fini(&outcome);
    arguments_fini(&arguments);
    return compiled;
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
    if (compile(c, program, why))
        run(c, program, why);
    free(program);
}
