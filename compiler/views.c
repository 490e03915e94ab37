/* Views of a compile. */
#include "views.h"

#include "codegen/emit_c.h"
#include "object/abi_text.h"
#include "object/interface.h"
#include "object/tables.h"
#include "panic.h"
#include "paths.h"
#include "version.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

FILE *text_open(struct text *text)
{
    FILE *out = open_memstream(&text->bytes, &text->size);
    if (!out)
        panic("out of memory");
    return out;
}

void text_close(struct text *text, FILE *out)
{
    if (fclose(out) != 0 || !text->bytes)
        panic("out of memory");
}

/* --- Lowered C ------------------------------------------------------------------------------------ */

static const char *compiler_text(struct arena *arena, const struct compile_options *options)
{
    const char *level = "";
    if (options->backend == &backend_clang)
        level = options->codegen.is_optimised ? " -O2" : " -O0";
    return arena_printf(arena, "spinc %s %s%s%s", SPINC_VERSION, options->backend->version, level,
                        options->codegen.has_debug ? " -g" : "");
}

/* The text for a back end: without the lines that include, whose text stands in front already, and
 * with all that is of one line of the user's on one line, because back ends count on after a #line. */
static void print_for_backend(const char *text, FILE *out)
{
    bool has_line = false;
    while (*text) {
        size_t n = strcspn(text, "\n");
        bool is_directive = text[0] == '#', was_line = has_line;
        has_line = has_line || strncmp(text, "#line", 5) == 0;
        if (is_directive && was_line)
            fputc('\n', out);
        if (strncmp(text, "#include", 8) != 0)
            fwrite(text, 1, n, out);
        fputc(has_line && !is_directive ? ' ' : '\n', out);
        text += n + (text[n] == '\n');
    }
    fputc('\n', out);
}

void view_lowered(const struct low_unit *unit, const struct compile_options *options, FILE *out,
                  bool stands_alone)
{
    struct text text;
    struct table_options tables = {stands_alone ? compiler_text(unit->arena, options)
                                                : "spinc " SPINC_VERSION};
    FILE *body = text_open(&text);
    emit_c(unit, body);
    fputs("\n#include <spin/abi.h>\n", body);
    text_close(&text, body);
    if (stands_alone) {
        lowered_print(out);
        abi_print(out);
        print_for_backend(text.bytes, out);
    } else {
        fputs(text.bytes, out);
    }
    free(text.bytes);
    tables_print(unit, &tables, out);
}

/* --- Checks ------------------------------------------------------------------------------------------- */

/* A check where the user can see it. */
struct shown {
    const struct low_site *site;
    const struct low_check_row *row;
};

/* Each site once: a loop that there are two versions of may have its check twice. */
static void collect_function(const struct low_unit *unit, const struct low_function *function,
                             const struct low_site **sites, struct shown *shown, size_t *count)
{
    (void)unit;
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        if (stmt->kind != LOW_CHECK || stmt->claim || !sites[stmt->site])
            continue;
        shown[(*count)++] = (struct shown){sites[stmt->site], &low_checks[stmt->check]};
        sites[stmt->site] = NULL;
    }
}

static struct shown *collect(const struct low_unit *unit, size_t *count)
{
    const struct low_site **sites = arena_array(unit->arena, unit->site_count + 1, sizeof *sites);
    size_t room = 1;
    *count = 0;
    for (const struct low_site *s = unit->sites; s; s = s->next)
        sites[s->number] = s;
    for (const struct low_function *f = unit->functions; f; f = f->next)
        room += f->stmt_count;
    struct shown *shown = arena_array(unit->arena, room, sizeof *shown);
    for (const struct low_function *f = unit->functions; f; f = f->next)
        collect_function(unit, f, sites, shown, count);
    return shown;
}

static const char *operator_text(enum low_op op)
{
    if (op == LOW_EQ)
        return "==";
    if (op == LOW_NE)
        return "!=";
    if (op == LOW_UGE)
        return ">=";
    return op == LOW_UGT ? ">" : "?";
}

/* Name of a fault kind in reports. */
static const char *kind_word(uint32_t kind)
{
    static const char *const words[] = {
#define FAULT(name, number, word) [number] = word,
#include <spin/fault.def>
#undef FAULT
    };
    return kind < sizeof words / sizeof *words && words[kind] ? words[kind] : "fault";
}

/* `      |   ^ bounds 'a[i]': faults when index >= length (R2: ...)` */
static void print_check(const struct shown *shown, FILE *out)
{
    const struct low_check_row *row = shown->row;
    fprintf(out, "      |%*s^ %s '%s'", (int)shown->site->where.column, "", kind_word(row->kind),
            shown->site->expression ? shown->site->expression : "");
    if (row->a[0])
        fprintf(out, ": faults when %s %s %s", row->a, operator_text(row->op),
                row->b[0] ? row->b : "0");
    fprintf(out, " (%s)\n", row->why);
}

static int by_position(const void *left, const void *right)
{
    const struct shown *a = left, *b = right;
    const struct where *x = &a->site->where, *y = &b->site->where;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    if (x->column != y->column)
        return x->column < y->column ? -1 : 1;
    return a->site->number < b->site->number ? -1 : a->site->number > b->site->number;
}

void view_checks(const struct low_unit *unit, FILE *out)
{
    struct source_set *sources = unit->unit->sources;
    size_t count;
    struct shown *shown = collect(unit, &count);
    qsort(shown, count, sizeof *shown, by_position);
    for (uint32_t file = 0; file < sources->count; file++) {
        if (source_get(sources, file)->kind != SOURCE_MAIN)
            continue;
        struct where where = {.file = file, .line = 1};
        for (const char *line; (line = source_line(sources, where)); where.line++) {
            fprintf(out, "%5" PRIu32 " | %s\n", where.line, line);
            for (size_t i = 0; i < count; i++)
                if (shown[i].site->where.file == file && shown[i].site->where.line == where.line)
                    print_check(&shown[i], out);
        }
    }
}

/* --- Interfaces ------------------------------------------------------------------------------------------ */

void view_interface(const struct unit *unit, const struct compile_options *options, FILE *out)
{
    const char *name = paths_base(unit->arena, options->input, ".h");
    for (const struct interface *i = unit->interfaces; i; i = i->next) {
        if (strcmp(i->name, name) == 0) {
            tables_print_host(unit->arena, unit, i, out);
            return;
        }
    }
    panic("interface '%s' is not among those it includes", name);
}

/* --- Dependencies ---------------------------------------------------------------------------------------- */

/* A file name as make wants it. */
static void print_path(const char *path, FILE *out)
{
    for (; *path; path++) {
        if (*path == ' ' || *path == '#' || *path == '\\')
            fputc('\\', out);
        if (*path == '$')
            fputc('$', out);
        fputc(*path, out);
    }
}

void view_dependencies(const struct source_set *sources, const struct compile_options *options,
                       const char *output, FILE *out)
{
    bool is_ours = options->emit == EMIT_INTERFACE; /* file 0 is gone when the rule is read */
    print_path(output, out);
    fputc(':', out);
    for (uint32_t i = is_ours; i < sources->count; i++) {
        fputs(" \\\n  ", out);
        print_path(source_get(sources, i)->path, out);
    }
    fputc('\n', out);
}
