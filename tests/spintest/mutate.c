/* Drops each check of the compiler in turn. See mutate.h.
 *
 * A check that can be dropped without any case being accepted is untested, or its cases are refused
 * by luck, for another reason. Cases that name several errors are not used: one check alone cannot
 * let them through. */
#include "mutate.h"

#include "case.h"
#include "server.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mutant {
    char *program;
    struct server server;
    struct arguments checks; /* name, code, name, code ... */
    struct arguments cases;  /* paths */
};

static void collect_cases(struct mutant *m, const char *folder)
{
    char **codes = folder_list(folder, "*");
    for (char **code = codes; *code; code++) {
        char *path = text_format("%s/%s", folder, *code);
        char **names = folder_list(path, "*.c");
        for (char **name = names; *name; name++) {
            char *file = text_format("%s/%s", path, *name);
            struct test_case *c = case_is_neighbour(file) ? NULL : case_new(file);
            if (c && c->rule && c->mark_count == 1 && !c->xfail)
                arguments_add(&m->cases, file);
            if (c)
                case_free(c);
            free(file);
        }
        folder_list_free(names);
        free(path);
    }
    folder_list_free(codes);
}

/* One line per check: its name and the code it reports. */
static void collect_checks(struct mutant *m)
{
    struct outcome outcome;
    process_run(&outcome, (const char *const[]){m->program, "--list-checks", NULL}, NULL, LIMIT_MS);
    if (outcome.exit_status == 0) {
        for (char *at = outcome.out; *at; at++)
            *at = *at == '\n' ? ' ' : *at;
        arguments_add_words(&m->checks, outcome.out);
    }
    if (m->checks.count % 2 != 0)
        arguments_fini(&m->checks);
    outcome_fini(&outcome);
}

/* Whether the case compiles without the check. */
static bool accepts(const struct mutant *m, const char *check, const char *path)
{
    struct test_case *c = case_new(path);
    struct arguments arguments = {0};
    struct outcome outcome;
    char *drop = text_format("--drop-check=%s", check);
    const char *fixed[] = {m->program, drop, "--check", "-o", "x.o", "-I", c->folder};
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        arguments_add(&arguments, fixed[i]);
    arguments_add_words(&arguments, c->compile);
    case_add_sources(c, path, &arguments);
    server_run(&m->server, &outcome, (const char *const *)arguments.list, LIMIT_MS);
    bool accepted = outcome.exit_status == 0;
    outcome_fini(&outcome);
    arguments_fini(&arguments);
    free(drop);
    case_free(c);
    return accepted;
}

/* Only cases of the code that the check reports can be let through by dropping it. */
static bool some_case_notices(struct mutant *m, const char *check, const char *code)
{
    char *folder = text_format("/%s/", code);
    bool noticed = false;
    for (unsigned i = 0; i < m->cases.count && !noticed; i++)
        if (strstr(m->cases.list[i], folder))
            noticed = accepts(m, check, m->cases.list[i]);
    free(folder);
    return noticed;
}

bool mutate_run(const struct bench *bench, const char *folder, unsigned *noticed,
                unsigned *unnoticed)
{
    struct mutant m = {.program = text_format("%s/test/spinc-mutant", bench->bin)};
    *noticed = *unnoticed = 0;
    collect_checks(&m);
    collect_cases(&m, folder);
    server_start(&m.server, m.program);
    for (unsigned i = 0; i < m.checks.count; i += 2) {
        const char *check = m.checks.list[i], *code = m.checks.list[i + 1];
        bool found = some_case_notices(&m, check, code);
        ++*(found ? noticed : unnoticed);
        if (!found)
            printf("mutate: no case of %s is accepted without the check '%s'\n", code, check);
        fflush(stdout);
    }
    bool ran = m.checks.count > 0;
    server_stop(&m.server);
    arguments_fini(&m.checks);
    arguments_fini(&m.cases);
    free(m.program);
    return ran;
}
