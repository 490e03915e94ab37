/* Compiles and runs the program of a case. See program.h. */
#include "program.h"

#include "server.h"

#include <stdlib.h>
#include <string.h>

const char *const back_ends[] = {"tcc", "clang", "clang -O0"};

unsigned back_end_count(const struct bench *bench)
{
    return bench->quick ? 1 : 2;
}

unsigned back_end_count_all(const struct bench *bench)
{
    return bench->quick ? 1 : sizeof back_ends / sizeof *back_ends;
}

bool program_compile(const struct bench *bench, const struct test_case *c, const char *source,
                     const char *back_end, struct arguments *objects, struct text *why)
{
    struct arguments arguments = {0};
    struct outcome outcome;
    char *spinc = text_format("%s/spinc", bench->bin);
    char *object = text_format("%s/%s-%u.o", bench->scratch, back_end, objects->count);
    char *option = text_format("--backend=%s", back_end);
    const char *fixed[] = {"-I", c->folder, "-o", object};
    arguments_add(&arguments, spinc);
    arguments_add_words(&arguments, option);
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++)
        arguments_add(&arguments, fixed[i]);
    arguments_add_words(&arguments, c->compile);
    if (source == c->path)
        case_add_sources(c, source, &arguments);
    else
        arguments_add(&arguments, source);
    server_run(bench->server, &outcome, (const char *const *)arguments.list, LIMIT_MS);
    bool compiled = outcome.exit_status == 0 && !outcome.timed_out &&
                    !strstr(outcome.err, "internal error"); /* which spinc can get around */
    if (!compiled)
        text_add(why, "%s: spinc exit status %d\n%s", back_end, outcome.exit_status, outcome.err);
    else
        arguments_add(objects, object);
    outcome_fini(&outcome);
    arguments_fini(&arguments);
    free(option);
    free(object);
    free(spinc);
    return compiled;
}

bool program_compile_all(const struct bench *bench, const struct test_case *c, const char *back_end,
                         struct arguments *objects, struct text *why)
{
    struct arguments names = {0};
    arguments_add_words(&names, c->with);
    bool compiled = true;
    for (unsigned i = 0; i < names.count && compiled; i++) {
        char *path = text_format("%s/%s", c->folder, names.list[i]);
        compiled = program_compile(bench, c, path, back_end, objects, why);
        free(path);
    }
    arguments_fini(&names);
    return compiled && program_compile(bench, c, c->path, back_end, objects, why);
}

void program_run(const struct bench *bench, const struct test_case *c,
                 const struct arguments *objects, struct outcome *outcome)
{
    struct arguments arguments = {0};
    char *spindle = text_format("%s/spindle", bench->bin);
    arguments_add(&arguments, spindle);
    arguments_add(&arguments, "run");
    for (unsigned i = 0; i < objects->count; i++)
        arguments_add(&arguments, objects->list[i]);
    arguments_add_words(&arguments, c->run);
    process_run(outcome, (const char *const *)arguments.list, NULL, LIMIT_MS);
    arguments_fini(&arguments);
    free(spindle);
}
