/* spinc: the driver. Reads the command line, compiles one file after the other.
 *
 * Several files make an object each; with -o they are the sources of one module.
 *
 * Exit status: 0 when everything that was asked for was done, 1 after diagnostics (and then there is
 * no object of that file), 2 when the command line makes no sense. */
#include "check/check.h"
#include "compile.h"
#include "diag_json.h"
#include "explain.h"
#include "lower/weaken.h"
#include "lsp.h"
#include "parse/parse.h"
#include "parse/template.h"
#include "serve.h"
#include "version.h"

#include <getopt.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { DONE = 0, REFUSED = 1, USAGE = 2, GO_ON = -1 };

static const char help[] =
    "usage: spinc [OPTION]... FILE.c...\n"
    "Compiles Safe C to sealed objects for the Spindle kernel.\n"
    "\n"
    "  -o FILE           write the object (or view) here; default NAME.o. Several files are\n"
    "                    the sources of one module then\n"
    "  --backend=NAME    clang (default) or tcc\n"
    "  -O0, -O2          how clang optimises; default -O2, with -g -O0\n"
    "  -I DIR            look for headers here as well; those included with <> are interfaces\n"
    "  -D NAME[=VALUE]   define a macro\n"
    "  -U NAME           undefine a macro\n"
    "  -g                with debugging information; implies clang\n"
    "  -MMD, -MF FILE    write a make rule of the files that were read; default: as the\n"
    "                    object, with .d\n"
    "  --check           only check: nothing is written\n"
    "  --emit=c          print the lowered C instead\n"
    "  --emit=asm        print the machine code instead\n"
    "  --emit=checks     print the source with the checks inserted under each line\n"
    "  --emit=interface  write tables of an interface header for C code that implements it\n"
    "  --dump=PASS       print what a pass made: parse merge check lower inline keep reuse elide "
    "once verify emit codegen lines frames\n"
    "  --without=PASS    leave out a pass that makes the code better: inline, reuse, elide\n"
    "  --diagnostics=FORM  text (default), json (a line each) or sarif, on standard error\n"
    "  --prelude DIR     take <spin/safe.h> from here; default: beside the program\n"
    "  --key FILE        seal with this key; default: the one of the build or of the user\n"
    "  --time            print the time of each pass\n"
    "  --explain CODE    print what a diagnostic code means\n"
    "  --lsp             be a language server: diagnostics and edits for an editor\n"
    "  --serve           compile on request, until standard input ends: each argument ends\n"
    "                    with a NUL, a request with another; answers with its exit status\n"
    "  --help, --version\n";

enum long_option {
    OPTION_BACKEND = 256,
    OPTION_CHECK,
    OPTION_EMIT,
    OPTION_DUMP,
    OPTION_WITHOUT,
    OPTION_PRELUDE,
    OPTION_KEY,
    OPTION_TIME,
    OPTION_EXPLAIN,
    OPTION_SERVE,
    OPTION_DIAGNOSTICS,
    OPTION_LSP,
    OPTION_DROP_CHECK,
    OPTION_LIST_CHECKS,
    OPTION_WEAKEN,
    OPTION_HELP,
    OPTION_VERSION,
};

static const struct option long_options[] = {
    {"backend", required_argument, NULL, OPTION_BACKEND},
    {"check", no_argument, NULL, OPTION_CHECK},
    {"emit", required_argument, NULL, OPTION_EMIT},
    {"dump", required_argument, NULL, OPTION_DUMP},
    {"without", required_argument, NULL, OPTION_WITHOUT},
    {"prelude", required_argument, NULL, OPTION_PRELUDE},
    {"key", required_argument, NULL, OPTION_KEY},
    {"time", no_argument, NULL, OPTION_TIME},
    {"explain", required_argument, NULL, OPTION_EXPLAIN},
    {"diagnostics", required_argument, NULL, OPTION_DIAGNOSTICS},
    {"lsp", no_argument, NULL, OPTION_LSP},
    {"serve", no_argument, NULL, OPTION_SERVE},
    {"drop-check", required_argument, NULL, OPTION_DROP_CHECK},
    {"list-checks", no_argument, NULL, OPTION_LIST_CHECKS},
    {"weaken", required_argument, NULL, OPTION_WEAKEN},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

/* The command line: options of every compile, and lists that end with NULL. */
struct command {
    struct compile_options options;
    const char **include_dirs, **defines, **undefines;
    bool has_level;  /* -O was given */
    bool is_serving; /* --serve */
    bool is_lsp;     /* --lsp */
};

static int usage(const char *what, const char *argument)
{
    fprintf(stderr, "spinc: usage: %s%s%s; see spinc --help\n", what, argument ? " " : "",
            argument ? argument : "");
    return USAGE;
}

static void list_add(const char **list, const char *word)
{
    while (*list)
        list++;
    *list = word;
}

/* --- Options --------------------------------------------------------------------------------------- */

static int set_backend(struct command *command, const char *name)
{
    command->options.backend = backend_find(name);
    return command->options.backend ? GO_ON : usage("no back end", name);
}

static int set_emit(struct command *command, const char *name)
{
    static const char *const names[] = {[EMIT_C] = "c",
                                        [EMIT_ASM] = "asm",
                                        [EMIT_CHECKS] = "checks",
                                        [EMIT_INTERFACE] = "interface"};
    for (size_t i = EMIT_C; i <= EMIT_INTERFACE; i++) {
        if (strcmp(names[i], name) == 0) {
            command->options.emit = (enum emit)i;
            return GO_ON;
        }
    }
    return usage("nothing to emit called", name);
}

static int set_diagnostics(struct command *command, const char *form)
{
    static const struct {
        const char *name;
        struct diag_printer *printer;
    } forms[] = {{"text", NULL}, {"json", &diag_json_printer}, {"sarif", &diag_sarif_printer}};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (strcmp(forms[i].name, form) == 0) {
            command->options.printer = forms[i].printer;
            return GO_ON;
        }
    }
    return usage("no form of diagnostics called", form);
}

static int set_level(struct command *command, const char *level)
{
    command->options.codegen.is_optimised = strcmp(level, "2") == 0;
    command->has_level = true;
    bool is_known = command->options.codegen.is_optimised || strcmp(level, "0") == 0;
    return is_known ? GO_ON : usage("no level of optimisation", level);
}

static int set_dump(struct command *command, const char *pass)
{
    command->options.dump = pass;
    for (size_t i = 0; compile_pass_name(i); i++)
        if (strcmp(compile_pass_name(i), pass) == 0)
            return GO_ON;
    return usage("no pass", pass);
}

static int set_without(struct command *command, const char *pass)
{
    for (size_t i = 0; compile_pass_name(i); i++) {
        if (strcmp(compile_pass_name(i), pass) != 0 || !compile_pass_is_optional(i))
            continue;
        command->options.without |= UINT32_C(1) << i;
        return GO_ON;
    }
    return usage("no pass to leave out called", pass);
}

/* -MMD, -MF FILE and -MFFILE. */
static int set_dependencies(struct command *command, const char *rest, int argc, char **argv)
{
    if (strcmp(rest, "MD") == 0) {
        command->options.has_dependencies = true;
        return GO_ON;
    }
    if (rest[0] != 'F')
        return usage("unknown option -M", rest);
    if (!rest[1] && optind >= argc)
        return usage("-MF wants a file", NULL);
    command->options.dependency_file = rest[1] ? rest + 1 : argv[optind++];
    return GO_ON;
}

static int print_explanation(const char *code)
{
    if (explain(code, stdout))
        return DONE;
    return usage("no diagnostic has the code", code);
}

/* For the mutation run: every check function and its code. */
static int print_checks(void)
{
    for (size_t i = 0; check_name(i); i++)
        printf("%s %s\n", check_name(i), check_code(i));
    return DONE;
}

/* What getopt found: a letter of a word, or the whole word. */
static int bad_option(const char *what, const char *word)
{
    char letter[] = {'-', (char)optopt, 0};
    return usage(what, optopt > 0 && optopt < OPTION_BACKEND ? letter : word);
}

static int set_option(struct command *command, int option, int argc, char **argv)
{
    switch (option) {
    case 'o': command->options.output = optarg; return GO_ON;
    case 'O': return set_level(command, optarg);
    case 'I': list_add(command->include_dirs, optarg); return GO_ON;
    case 'D': list_add(command->defines, optarg); return GO_ON;
    case 'U': list_add(command->undefines, optarg); return GO_ON;
    case 'g': command->options.codegen.has_debug = true; return GO_ON;
    case 'M': return set_dependencies(command, optarg, argc, argv);
    case OPTION_BACKEND: return set_backend(command, optarg);
    case OPTION_CHECK: command->options.is_check_only = true; return GO_ON;
    case OPTION_EMIT: return set_emit(command, optarg);
    case OPTION_DUMP: return set_dump(command, optarg);
    case OPTION_WITHOUT: return set_without(command, optarg);
    case OPTION_PRELUDE: command->options.prelude = optarg; return GO_ON;
    case OPTION_KEY: command->options.key = optarg; return GO_ON;
    case OPTION_TIME: command->options.has_times = true; return GO_ON;
    case OPTION_EXPLAIN: return print_explanation(optarg);
    case OPTION_DIAGNOSTICS: return set_diagnostics(command, optarg);
    case OPTION_LSP: command->is_lsp = true; return GO_ON;
    case OPTION_SERVE: command->is_serving = true; return GO_ON;
    case OPTION_DROP_CHECK: return check_drop(optarg) ? GO_ON : usage("cannot drop check", optarg);
    case OPTION_LIST_CHECKS: return print_checks();
    case OPTION_WEAKEN: return low_weaken_choose(optarg) ? GO_ON : usage("cannot weaken", optarg);
    case OPTION_HELP: fputs(help, stdout); return DONE;
    case OPTION_VERSION: puts("spinc " SPINC_VERSION); return DONE;
    }
    return bad_option(option == ':' ? "no argument for" : "no option", argv[optind - 1]);
}

/* --- The whole ---------------------------------------------------------------------------------------- */

/* What no single option is wrong about, and what one implies for another. */
static int validate(struct command *command, int inputs)
{
    struct compile_options *options = &command->options;
    if (inputs == 0)
        return usage("no input file", NULL);
    if (inputs > 1 && !options->output && options->dependency_file)
        return usage("-MF is for one object: with several input files it wants -o", NULL);
    if (inputs > 1 && options->emit == EMIT_INTERFACE)
        return usage("--emit=interface is for one header", NULL);
    if (options->dependency_file && !options->has_dependencies)
        return usage("-MF wants -MMD", NULL);
    if (options->dependency_file && options->output &&
        strcmp(options->dependency_file, options->output) == 0)
        return usage("-o and -MF name one file:", options->output);
    if (options->codegen.has_debug && options->backend == &backend_tcc)
        return usage("-g needs --backend=clang", NULL);
    if (options->codegen.has_debug && !command->has_level)
        options->codegen.is_optimised = false;
    return GO_ON;
}

/* With -o they are one module; a source counts once. */
static int take_sources(struct command *command, char **inputs)
{
    for (char **input = inputs; *input; input++)
        for (char **other = inputs; other < input; other++)
            if (command->options.output && strcmp(*input, *other) == 0)
                return usage("a source is named twice:", *input);
    if (command->options.output && inputs[0] && inputs[1])
        command->options.more = (const char *const *)inputs + 1;
    return GO_ON;
}

/* What libclang is forked from when there is more than one file, or more than one request. */
static struct parse_template *template;

static int compile_all(struct command *command, char **inputs)
{
    int result = DONE;
    if (inputs[1] && !template)
        template = parse_prepare();
    command->options.template = template;
    for (; *inputs; inputs++) {
        command->options.input = *inputs;
        if (compile_file(&command->options) != 0)
            result = REFUSED;
        if (command->options.more)
            break;
    }
    if (command->options.printer == &diag_sarif_printer)
        sarif_write(stderr);
    return result;
}

static serve_request run;

/* Requests cannot ask for a server of their own. */
static int serve_alone(char **argv)
{
    if (template || argv[2])
        return usage("--serve stands alone", NULL);
    template = parse_prepare();
    return serve(argv[0], run);
}

/* With options, for every source, but without a file. */
static int serve_editor(struct command *command, char **inputs)
{
    if (template || *inputs)
        return usage("--lsp takes no file", NULL);
    template = parse_prepare();
    command->options.template = template;
    return lsp_serve(&command->options);
}

static int run_command(struct command *command, int argc, char **argv)
{
    int option;
    optind = 0; /* from the beginning, each time */
    check_drop(NULL);
    low_weaken_choose(NULL);
    while ((option = getopt_long(argc, argv, ":o:O:I:D:U:gM:", long_options, NULL)) != -1) {
        int done = set_option(command, option, argc, argv);
        if (done != GO_ON)
            return done;
    }
    if (command->is_serving)
        return serve_alone(argv);
    if (command->is_lsp)
        return serve_editor(command, argv + optind);
    int done = validate(command, argc - optind);
    if (done == GO_ON)
        done = take_sources(command, argv + optind);
    return done != GO_ON ? done : compile_all(command, argv + optind);
}

/* One command line; its exit status. */
static int run(int argc, char **argv)
{
    size_t room = (size_t)argc + 1;
    struct command command = {
        .options = {.backend = &backend_clang, .codegen.is_optimised = true},
        .include_dirs = calloc(room, sizeof(char *)),
        .defines = calloc(room, sizeof(char *)),
        .undefines = calloc(room, sizeof(char *)),
    };
    int result = REFUSED;
    command.options.include_dirs = command.include_dirs;
    command.options.defines = command.defines;
    command.options.undefines = command.undefines;
    if (command.include_dirs && command.defines && command.undefines)
        result = run_command(&command, argc, argv);
    else
        fputs("spinc: out of memory\n", stderr);
    free(command.include_dirs);
    free(command.defines);
    free(command.undefines);
    return result;
}

int main(int argc, char **argv)
{
    if (sodium_init() < 0) {
        fputs("spinc: no random numbers\n", stderr);
        return REFUSED;
    }
    int result = run(argc, argv);
    parse_template_free(template);
    if (fflush(stdout) != 0) {
        perror("spinc: stdout");
        result = REFUSED;
    }
    return result;
}
