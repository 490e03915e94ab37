/* The instant back end: libtcc, in a child that is forked and nothing more. */
#include "codegen/child.h"

#include <libtcc.h>
#include <stdio.h>
#include <unistd.h>

struct source_text {
    const char *text; /* terminated */
};

static void report(void *unused, const char *message)
{
    (void)unused;
    fprintf(stderr, "%s\n", message);
}

static int run_tcc(void *context)
{
    const struct source_text *source = context;
    TCCState *state = tcc_new();
    if (!state || chdir("/") != 0) /* which -g writes down */
        return 125;
    tcc_set_error_func(state, NULL, report);
    tcc_set_options(state, "-nostdinc -nostdlib -fno-common -w -g");
    bool good = tcc_set_output_type(state, TCC_OUTPUT_OBJ) == 0 &&
                tcc_compile_string(state, source->text) == 0 &&
                tcc_output_file(state, "/proc/self/fd/1") == 0;
    fflush(NULL);
    return good ? 0 : 1;
}

static const char *compile(const char *text, size_t size, const struct codegen_options *options,
                           struct arena *arena, struct code *code)
{
    (void)options;
    struct source_text source = {text};
    (void)size;
    return child_run("tcc", run_tcc, &source, "", 0, arena, code);
}

const struct backend backend_tcc = {.name = "tcc", .version = "tcc 0.9.27", .compile = compile};
