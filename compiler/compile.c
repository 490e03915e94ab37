/* THE PASS LIST. Everything a compile does is a line of `passes` below; each pass takes what the ones
 * before it left in `struct compile` and adds its own. A pass that returns false has said why. */
#include "compile.h"

#include "check/check.h"
#include "check/merge.h"
#include "codegen/emit_c.h"
#include "lower/weaken.h"
#include "object/abi_text.h"
#include "object/audit.h"
#include "object/debug.h"
#include "object/disassemble.h"
#include "object/lines.h"
#include "object/patch.h"
#include "object/sign.h"
#include "object/tables.h"
#include "output.h"
#include "panic.h"
#include "parse/parse.h"
#include "parse/steps.h"
#include "paths.h"
#include "verify/verify.h"
#include "views.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct compile {
    const struct compile_options *options;
    struct arena *arena;
    struct source_set *sources;
    struct diag_list *diags;
    struct unit **units; /* one for each source */
    size_t unit_count;
    struct unit *unit;
    struct low_unit *low;
    const char *unproven; /* what verify said of the tree that the optional passes made, or NULL */
    uint32_t without;     /* a bit for each pass left out */
    struct text text;     /* lowered C */
    struct code object;   /* ELF file */
    struct relocatable file;
    struct spin_seal seal;
};

/* What went wrong that is not in the user's source: one line that names the file. */
static bool complain(const struct compile *c, const char *problem)
{
    fprintf(stderr, "spinc: %s: %s\n", c->options->input, problem);
    return false;
}

/* --- Passes ------------------------------------------------------------------------------------------ */

/* ensures: one more of `units`, as parsed. */
static bool parse_source(struct compile *c, const char *path)
{
    struct parse_options options = {
        .path = path,
        .prelude_dirs = paths_prelude(c->arena, c->options->prelude),
        .interface_dirs = paths_interfaces(c->arena, c->options),
        .include_dirs = c->options->include_dirs,
        .defines = c->options->defines,
        .undefines = c->options->undefines,
        .template = c->options->template,
    };
    struct unit *unit = parse_unit(&options, c->arena, c->sources, c->diags);
    if (!unit)
        return false;
    ast_verify(unit, AST_PARSED);
    c->units[c->unit_count++] = unit;
    return true;
}

static size_t source_count(const struct compile_options *options)
{
    size_t count = 1;
    while (options->more && options->more[count - 1])
        count++;
    return count;
}

/* ensures: `units` as parsed, one for each source; all are parsed, whatever is wrong with the first. */
static bool pass_parse(struct compile *c)
{
    const char *first = paths_source(c->arena, c->options);
    size_t count = source_count(c->options);
    c->units = arena_array(c->arena, count, sizeof *c->units);
    bool is_good = first && parse_source(c, first);
    for (size_t i = 1; first && i < count; i++)
        is_good &= parse_source(c, c->options->more[i - 1]);
    paths_source_done(c->options, first);
    c->unit = is_good ? c->units[0] : NULL;
    return is_good;
}

/* requires: `units` as parsed. ensures: `unit`, which is all of them. */
static bool pass_merge(struct compile *c)
{
    if (!merge_units(c->units, c->unit_count, c->diags))
        return false;
    c->unit->is_alone = c->options->is_alone;
    ast_verify(c->unit, AST_PARSED);
    return true;
}

/* requires: `unit` as parsed. ensures: typed, legal, every conversion explicit. */
static bool pass_check(struct compile *c)
{
    if (!check_unit(c->unit, c->diags))
        return false;
    if (!c->unit->module)
        c->unit->module = paths_base(c->arena, c->options->input, ".c");
    ast_verify(c->unit, AST_CHECKED);
    return true;
}

/* requires: a checked unit. ensures: `low`, explicit, with every check inserted. */
static bool pass_lower(struct compile *c)
{
    c->low = lower_unit(c->unit, c->arena);
    return true;
}

/* Instead of one that changes what is good already. */
static bool pass_nothing(struct compile *c)
{
    (void)c;
    return true;
}

/* ensures: a `low` with fewer calls. A debugger sees those that the user wrote, and TCC's code is for who changes
 * it next. */
static bool pass_inline(struct compile *c)
{
    bool is_wanted = c->options->backend == &backend_clang && c->options->codegen.is_optimised &&
                     !c->options->codegen.has_debug && c->options->emit != EMIT_CHECKS;
    if (is_wanted)
        low_inline(c->low);
    return true;
}

/* ensures: bases of accesses stay alive. */
static bool pass_keep(struct compile *c)
{
    low_keep_bases(c->low);
    return true;
}

/* ensures: a `low` that does the same with fewer loads. */
static bool pass_reuse(struct compile *c)
{
    low_reuse_loads(c->low);
    return true;
}

/* Instead of it: nothing is known of any loop, so each reads all anew. */
static bool pass_no_reuse(struct compile *c)
{
    low_wait_everywhere(c->low);
    return true;
}

/* ensures: a `low` that does the same with fewer checks. */
static bool pass_elide(struct compile *c)
{
    low_elide(c->low);
    low_spare_keeps(c->low);
    low_keep_due(c->low);
    low_meet_loads(c->low);
    return true;
}

/* ensures: `low` says which loads happen once, and which indices are sums and which loops
 * stay rolled; nothing changes it any more. */
static bool pass_once(struct compile *c)
{
    low_fix_loads(c->low);
    low_verify_loads(c->low);
    low_spell_sums(c->low);
    low_verify_sums(c->low);
    low_roll_loops(c->low);
    return true;
}

/* ensures: every access of `low` has been shown to stay within what was checked. */
static bool pass_verify(struct compile *c)
{
    if (!low_weaken(c->low)) /* the mutant build's alone */
        return false;
    c->unproven = verify_unit(c->low, true, c->arena);
    return !c->unproven;
}

/* requires: a verified `low`. ensures: `text`, which stands alone. */
static bool pass_emit(struct compile *c)
{
    FILE *out = text_open(&c->text);
    view_lowered(c->low, c->options, out, true);
    text_close(&c->text, out);
    return true;
}

/* requires: `text`. ensures: `object`, an ELF file that keeps to the ABI. */
static bool pass_codegen(struct compile *c)
{
    const char *problem = c->options->backend->compile(c->text.bytes, c->text.size,
                                                       &c->options->codegen, c->arena, &c->object);
    if (problem)
        return complain(c, problem);
    problem = relocatable_open(&c->file, c->arena, c->object.bytes, c->object.size);
    if (!problem)
        problem = object_audit(&c->file, c->arena);
    if (problem)
        panic("%s: the %s object: %s", c->options->input, c->options->backend->name, problem);
    return true;
}

/* requires: `object`. ensures: it says which line its code comes from, and holds no debugging information
 * that was not asked for. */
static bool pass_lines(struct compile *c)
{
    const char *problem = lines_attach(&c->file, c->low, c->options->codegen.has_debug, c->arena);
    if (problem)
        panic("%s: lines of the %s object: %s", c->options->input, c->options->backend->name,
              problem);
    c->object = (struct code){c->file.bytes, c->file.size};
    return true;
}

/* requires: `object`. ensures: its procedure rows say how much stack they take, and its debugging
 * information names what the user wrote. */
static bool pass_frames(struct compile *c)
{
    debug_restore_names(&c->file);
    const char *problem = patch_frames(&c->file, c->low, c->arena, c->diags);
    if (problem)
        panic("%s: %s", c->options->input, problem);
    return diag_errors(c->diags) == 0;
}

/* requires: the final bytes of `object`. ensures: `seal` over them. */
static bool pass_seal(struct compile *c)
{
    char problem[KEY_PROBLEM];
    struct signing_key key;
    if (!key_load(&key, c->options->key, problem)) {
        fprintf(stderr, "spinc: %s\n", problem);
        return false;
    }
    c->seal = object_seal(c->object.bytes, c->object.size, &key);
    key_wipe(&key);
    return true;
}

/* In order. A view ends after the pass it shows; --check after `check`. Optional ones make the code better,
 * not another: --without leaves them out. */
static const struct pass {
    const char *name;
    bool (*run)(struct compile *);
    bool (*without)(struct compile *); /* instead of an optional one, or NULL */
} passes[] = {
    {"parse", pass_parse, NULL},
    {"merge", pass_merge, NULL},
    {"check", pass_check, NULL},
    {"lower", pass_lower, NULL},
    {"inline", pass_inline, pass_nothing},
    {"keep", pass_keep, NULL},
    {"reuse", pass_reuse, pass_no_reuse},
    {"elide", pass_elide, pass_nothing},
    {"once", pass_once, NULL},
    {"verify", pass_verify, NULL},
    {"emit", pass_emit, NULL},
    {"codegen", pass_codegen, NULL},
    {"lines", pass_lines, NULL},
    {"frames", pass_frames, NULL},
    {"seal", pass_seal, NULL},
};

enum { PASSES = sizeof passes / sizeof *passes };

const char *compile_pass_name(size_t index)
{
    return index < PASSES ? passes[index].name : NULL;
}

bool compile_pass_is_optional(size_t index)
{
    return index < PASSES && passes[index].without;
}

static size_t pass_index(const char *name)
{
    size_t i = 0;
    while (strcmp(passes[i].name, name) != 0)
        i++;
    return i;
}

/* --- Views and dumps ------------------------------------------------------------------------------- */

/* The last pass that what was asked for needs. */
static const char *last_pass(const struct compile_options *options)
{
    if (options->is_check_only)
        return "check";
    switch (options->emit) {
    case EMIT_INTERFACE: return "check";
    case EMIT_C:
    case EMIT_CHECKS: return "verify";
    case EMIT_ASM: return "frames";
    case EMIT_OBJECT: break;
    }
    return "seal";
}

/* --dump: what the pass made. */
static void dump(const struct compile *c, const char *pass)
{
    if (strcmp(pass, "parse") == 0)
        for (size_t i = 0; i < c->unit_count; i++)
            ast_print(c->units[i], stdout);
    else if (strcmp(pass, "merge") == 0 || strcmp(pass, "check") == 0)
        ast_print(c->unit, stdout);
    else if (pass_index(pass) <= pass_index("verify"))
        low_print(c->low, stdout);
    else if (strcmp(pass, "emit") == 0)
        fwrite(c->text.bytes, 1, c->text.size, stdout);
    else
        disassemble(&c->file, c->arena, stdout);
}

/* The steps of the front end stand below it. */
static void print_time(const struct compile *c, const char *pass, double time)
{
    fprintf(stderr, "%-12s %8.2f ms\n", pass, time);
    for (enum step step = 0; c->unit && strcmp(pass, "parse") == 0 && step < STEP_COUNT; step++) {
        uint64_t all = 0;
        for (size_t i = 0; i < c->unit_count; i++)
            all += c->units[i]->steps->microseconds[step];
        fprintf(stderr, "  %-10s %8.2f ms\n", step_name(step), (double)all / 1e3);
    }
}

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static bool run_pass(struct compile *c, size_t index)
{
    const struct pass *pass = &passes[index];
    double before = milliseconds();
    bool good = c->without >> index & 1 ? pass->without(c) : pass->run(c);
    diag_flush(c->diags);
    if (c->options->has_times)
        print_time(c, pass->name, milliseconds() - before);
    if (good && c->options->dump && strcmp(c->options->dump, pass->name) == 0)
        dump(c, pass->name);
    return good;
}

/* What the optional passes made was not shown to be safe: the program is as good without them. Panics when
 * they were left out already. */
static void leave_out_optional(struct compile *c)
{
    uint32_t all = 0;
    for (size_t i = 0; i < PASSES; i++)
        all |= (uint32_t)(passes[i].without != NULL) << i;
    if (c->without == all)
        panic("verify: %s", c->unproven);
    fprintf(stderr,
            "spinc: %s: compiled without check removal, after an internal error: verify: %s\n",
            c->options->input, c->unproven);
    c->without = all;
}

/* Runs the passes that are needed; false when one failed. */
static bool run_passes(struct compile *c)
{
    size_t last = pass_index(last_pass(c->options));
    c->without = c->options->without;
    for (size_t i = 0; i <= last; i++) {
        if (run_pass(c, i))
            continue;
        if (!c->unproven)
            return false;
        leave_out_optional(c);
        c->unproven = NULL;
        c->unit_count = 0;
        i = SIZE_MAX; /* lowering has left its notes in the tree */
    }
    return true;
}

/* --- Results ------------------------------------------------------------------------------------------ */

static bool write_file(const struct compile *c, const char *path, const struct output_part *parts,
                       size_t count)
{
    const char *problem = source_is_at(c->sources, path) ? "is a source of this object"
                                                         : output_write(path, parts, count);
    if (problem)
        fprintf(stderr, "spinc: %s: %s\n", path, problem);
    return !problem;
}

/* Writes what was asked for. requires: the passes it needs have run. */
static bool write_result(struct compile *c)
{
    const struct compile_options *options = c->options;
    const char *path = paths_output(c->arena, options);
    struct output_part parts[] = {{c->object.bytes, c->object.size}, {&c->seal, sizeof c->seal}};
    struct text view = {0};
    if (options->is_check_only || (options->dump && !options->output))
        return true;
    if (options->emit != EMIT_OBJECT) {
        FILE *out = text_open(&view);
        switch (options->emit) {
        case EMIT_C: view_lowered(c->low, options, out, false); break;
        case EMIT_ASM: disassemble(&c->file, c->arena, out); break;
        case EMIT_CHECKS: view_checks(c->low, out); break;
        case EMIT_INTERFACE: view_interface(c->unit, options, out); break;
        case EMIT_OBJECT: break;
        }
        text_close(&view, out);
        parts[0] = (struct output_part){view.bytes, view.size};
        parts[1].size = 0;
    }
    bool good = write_file(c, path, parts, 2);
    free(view.bytes);
    return good;
}

static bool write_dependencies(struct compile *c)
{
    if (!c->options->has_dependencies || c->options->is_check_only)
        return true;
    struct text text;
    const char *path = paths_dependencies(c->arena, c->options);
    FILE *out = text_open(&text);
    view_dependencies(c->sources, c->options, paths_output(c->arena, c->options), out);
    text_close(&text, out);
    bool good = write_file(c, path, &(struct output_part){text.bytes, text.size}, 1);
    free(text.bytes);
    return good;
}

int compile_file(const struct compile_options *options)
{
    struct compile c = {.options = options, .arena = arena_new()};
    c.sources = source_set_new(c.arena);
    c.diags = diag_list_new(c.sources);
    if (options->printer)
        diag_list_use(c.diags, options->printer);
    bool good = run_passes(&c) && write_dependencies(&c) && write_result(&c);
    diag_flush(c.diags);
    free(c.text.bytes);
    arena_free(c.arena);
    return good ? 0 : 1;
}
