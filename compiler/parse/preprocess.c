/* Preprocesses with libtcc. It writes to `stdout`, which is text in memory for that time: this runs in
 * the child process only. */
#include "preprocess.h"

#include "scan.h"

#include <libtcc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct messages {
    struct source_set *sources;
    struct diag_list *diags;
};

static const struct {
    const char *name, *value; /* NULL: undefined */
} macros[] = {
    {"__TINYC__", NULL},
    {"__unix", NULL},
    {"__unix__", NULL},
    {"unix", NULL},
    {"__linux", NULL},
    {"__linux__", NULL},
    {"linux", NULL},
    {"__STDC_VERSION__", "201710L"},
    {"__STDC_HOSTED__", "0"},
    {"__SPINC__", "1"},
    {"__LP64__", "1"},
    {"_LP64", "1"},
    {"__builtin_offsetof", NULL},
    {"__builtin_extract_return_addr", NULL},
    {"__REDIRECT", NULL},
    {"__REDIRECT_NTH", NULL},
    {"__CHAR_BIT__", "8"},
    {"__SIZE_TYPE__", "unsigned long"},
    {"__PTRDIFF_TYPE__", "long"},
};

/* --- Messages ---------------------------------------------------------------------------------------- */

/* "include file 'stdio.h' not found" */
static const char *missing_header(struct arena *arena, const char *text)
{
    static const char prefix[] = "include file '";
    if (strncmp(text, prefix, sizeof prefix - 1) != 0)
        return NULL;
    text += sizeof prefix - 1;
    return arena_copy_n(arena, text, strcspn(text, "'"));
}

static void report(struct messages *messages, struct where where, const char *text, bool is_error)
{
    const char *header = missing_header(messages->sources->arena, text);
    const char *instead = header ? scan_replacement(header) : NULL;
    if (!is_error)
        diag_warn(messages->diags, DIAG_C_01, where, text);
    else if (instead)
        diag_report(messages->diags, DIAG_LEX_09, where, header, instead);
    else if (header)
        diag_report(messages->diags, DIAG_LEX_10, where, header);
    else
        diag_report(messages->diags, DIAG_LEX_11, where, text);
}

static struct where find_place(const struct messages *messages, const char *line)
{
    for (uint32_t i = 0; i < messages->sources->count; i++) {
        const char *path = messages->sources->files[i].path;
        size_t n = strlen(path);
        if (strncmp(line, path, n) == 0 && line[n] == ':')
            return (struct where){i, (uint32_t)strtoul(line + n + 1, NULL, 10), 1};
    }
    return (struct where){0, 0, 0};
}

/* A message without an end: the list of who included whom was too long for it. */
static void report_depth(struct messages *messages, const char *message)
{
    static const char from[] = "In file included from ";
    struct where where = {0, 0, 0};
    for (const char *at = message; (at = strstr(at, from)) != NULL && strchr(at, '\n');) {
        at += sizeof from - 1;
        where = find_place(messages, at);
    }
    report(messages, where, "#include recursion too deep", true);
}

/* The last line of a message is "file:line: error: text"; before it, who included the file. */
static void take_message(void *opaque, const char *message)
{
    struct messages *messages = opaque;
    const char *newline = strrchr(message, '\n'), *line = newline ? newline + 1 : message;
    const char *text = strstr(line, ": error: "), *warning = strstr(line, ": warning: ");
    struct where where = find_place(messages, line);
    if (warning && (!text || warning < text))
        report(messages, where, warning + strlen(": warning: "), false);
    else if (text)
        report(messages, where, text + strlen(": error: "), true);
    else if (newline)
        report_depth(messages, message);
    else
        report(messages, where, line, true);
}

/* --- Running -------------------------------------------------------------------------------------------- */

static void add_paths(TCCState *tcc, const char *const *dirs)
{
    for (; dirs && *dirs; dirs++)
        tcc_add_include_path(tcc, *dirs);
}

static void define(struct parse_options const *options, struct arena *arena, TCCState *tcc)
{
    for (size_t i = 0; i < sizeof macros / sizeof *macros; i++) {
        tcc_undefine_symbol(tcc, macros[i].name);
        if (macros[i].value)
            tcc_define_symbol(tcc, macros[i].name, macros[i].value);
    }
    for (const char *const *name = options->defines; name && *name; name++) {
        const char *value = strchr(*name, '=');
        size_t n = value ? (size_t)(value - *name) : strlen(*name);
        tcc_define_symbol(tcc, arena_copy_n(arena, *name, n), value ? value + 1 : "1");
    }
    for (const char *const *name = options->undefines; name && *name; name++)
        tcc_undefine_symbol(tcc, *name);
}

static bool run(const struct parse_options *options, struct messages *messages)
{
    TCCState *tcc = tcc_new();
    if (!tcc)
        return false;
    tcc_set_error_func(tcc, messages, take_message);
    tcc_set_options(tcc, "-nostdinc");
    tcc_set_output_type(tcc, TCC_OUTPUT_PREPROCESS);
    add_paths(tcc, options->prelude_dirs);
    add_paths(tcc, options->interface_dirs);
    add_paths(tcc, options->include_dirs);
    define(options, messages->sources->arena, tcc);
    bool is_good = tcc_add_file(tcc, options->path) == 0;
    tcc_delete(tcc);
    return is_good;
}

char *preprocess_source(const struct parse_options *options, struct source_set *sources,
                        struct diag_list *diags, size_t *length)
{
    struct messages messages = {sources, diags};
    struct where main_file = {0, 0, 0};
    char *text = NULL;
    FILE *output = stdout;
    FILE *memory = open_memstream(&text, length);
    if (!memory) {
        diag_report(diags, DIAG_LEX_11, main_file, "no memory");
        return NULL;
    }
    stdout = memory;
    bool is_good = run(options, &messages);
    stdout = output;
    is_good &= fclose(memory) == 0;
    if (!is_good && !diag_errors(diags))
        diag_report(diags, DIAG_LEX_11, main_file, "preprocessing failed");
    char *copy = arena_copy_n(sources->arena, text, *length);
    free(text);
    return diag_errors(diags) ? NULL : copy;
}
