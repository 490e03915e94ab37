/* One function per table; a table without rows is left out and its pointer is null. */
#include "object/tables.h"

#include "codegen/emit_c.h"
#include "object/fingerprint.h"
#include "object/interface.h"
#include "object/reach.h"
#include "object/table.h"
#include "panic.h"

#include "runtime/seal.h"

#include <inttypes.h>
#include <string.h>

/* --- Names and heads ------------------------------------------------------------------------------- */

static void begin(struct table *t, const char *type, const char *name)
{
    fprintf(t->rows.stream, "static const struct spin_%s %s_%s[] " IN_TABLES " = {\n", type,
            t->prefix, name);
}

/* For long tables: TCC reads an array whose length it must count twice. */
static void begin_counted(struct table *t, const char *type, const char *name, size_t count)
{
    fprintf(t->rows.stream, "static const struct spin_%s %s_%s[%zu] " IN_TABLES " = {\n", type,
            t->prefix, name, count);
}

static void end(struct table *t)
{
    fputs("};\n", t->rows.stream);
}

static void row_address(FILE *out, const char *name)
{
    fprintf(out, name ? " &%s," : " 0,", name);
}

static const char *shown_file(const struct table *t, struct where where)
{
    return source_get(t->unit->sources, where.file)->display;
}

static uint32_t procedure_index(const struct table *t, const struct decl *decl)
{
    const struct low_function *function = low_find_function(t->low, decl);
    if (!function)
        panic("tables: '%s' is not a procedure of this module", decl->name);
    return function->number;
}

/* --- Interfaces, imports, exports -------------------------------------------------------------------- */

static bool is_used(const struct table *t, const struct interface *interface)
{
    bool used = interface->is_implemented;
    for (const struct low_import *i = t->low->imports; i && !used; i = i->next)
        used = i->decl->interface == interface;
    for (const struct low_export *e = t->low->exports; e && !used; e = e->next)
        used = e->decl->interface == interface;
    return used;
}

/* Texts of the interfaces that the module uses, and of those that they include: with these alone each
 * of them compiles again. By file number; NULL: not wanted. */
static const char **interface_texts(struct table *t)
{
    uint32_t files = t->unit->sources->count;
    const char **texts = arena_array(t->arena, files + 1, sizeof *texts);
    bool *is_wanted = arena_array(t->arena, files + 1, sizeof *is_wanted), grows = true;
    for (const struct interface *i = t->unit->interfaces; i; i = i->next)
        is_wanted[i->file] = is_used(t, i);
    while (grows) {
        grows = false;
        for (const struct interface *i = t->unit->interfaces; i; i = i->next) {
            if (!is_wanted[i->file] || texts[i->file])
                continue;
            texts[i->file] = interface_text(t->arena, t->unit, i, is_wanted);
            grows = true;
        }
    }
    return texts;
}

static void interface_row(struct table *t, const struct interface *interface, const char *text)
{
    struct spin_fingerprint fingerprint = seal_fingerprint(text);
    FILE *out = t->rows.stream;
    fputs("    {", out);
    row_text(t, interface->name, out);
    row_text(t, text, out);
    row_fingerprint(&fingerprint, out);
    fprintf(out, " %d},\n", interface->is_implemented);
}

static uint32_t interfaces(struct table *t)
{
    uint32_t count = 0;
    const char **texts = interface_texts(t);
    for (const struct interface *i = t->unit->interfaces; i; i = i->next) {
        if (!texts[i->file])
            continue;
        if (count++ == 0)
            begin(t, "interface", "interfaces");
        interface_row(t, i, texts[i->file]);
    }
    if (count)
        end(t);
    return count;
}

static void imports(struct table *t)
{
    FILE *out = t->rows.stream;
    if (!t->low->imports)
        return;
    begin(t, "import", "imports");
    for (const struct low_import *i = t->low->imports; i; i = i->next) {
        struct spin_fingerprint type = fingerprint_function(t->arena, t->unit, i->decl);
        fputs("    {", out);
        row_text(t, i->decl->interface->name, out);
        row_text(t, i->decl->name, out);
        row_fingerprint(&type, out);
        row_address(out, i->slot);
        row_address(out, i->address);
        row_members(t, table_procedure(t, i->decl), out);
        fprintf(out, " %" PRIu32 "},\n", procedure_effects(i->decl));
    }
    end(t);
}

static void exports(struct table *t)
{
    FILE *out = t->rows.stream;
    if (!t->low->exports)
        return;
    begin(t, "export", "exports");
    for (const struct low_export *e = t->low->exports; e; e = e->next) {
        struct spin_fingerprint type = fingerprint_function(t->arena, t->unit, e->decl);
        fputs("    {", out);
        row_text(t, e->decl->interface->name, out);
        row_text(t, e->decl->name, out);
        row_fingerprint(&type, out);
        fprintf(out, " %" PRIu32 ",", e->procedure);
        row_address(out, e->slot);
        row_address(out, e->address);
        fputs("},\n", out);
    }
    end(t);
}

/* --- Procedures and sites -------------------------------------------------------------------------------- */

/* `frame` and `arguments` are 0 until the code is there (object/patch.c). */
static void procedures(struct table *t)
{
    FILE *out = t->rows.stream;
    const bool *recursive = reach_recursion(t->low);
    uint32_t number = 0;
    if (!t->low->functions)
        return;
    begin_counted(t, "procedure", "procedures", t->low->function_count);
    for (const struct low_function *f = t->low->functions; f; f = f->next) {
        struct spin_fingerprint type = fingerprint_function(t->arena, t->unit, f->decl);
        uint32_t effects = procedure_effects(f->decl);
        if (f->number != number++)
            panic("tables: procedures out of order");
        if (recursive[f->number])
            effects |= SPIN_RECURSIVE;
        fputs("    {", out);
        row_text(t, f->decl->name, out);
        fprintf(out, " (void (*)(void))%s,", f->name);
        row_text(t, shown_file(t, f->decl->where), out);
        fprintf(out, " %" PRIu32 ", 0, 0, %" PRIu32 ",", f->decl->where.line, effects);
        row_fingerprint(&type, out);
        row_members(t, table_procedure(t, f->decl), out);
        fputs("},\n", out);
    }
    end(t);
}

static uint32_t site_text(struct table *t, const char *text)
{
    return pool_text(t->site_text, text ? text : "");
}

static void sites(struct table *t)
{
    FILE *out = t->rows.stream;
    if (!t->low->sites)
        return;
    begin_counted(t, "site", "sites", t->low->site_count);
    for (const struct low_site *s = t->low->sites; s; s = s->next) {
        fprintf(out, "    {%" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %d,",
                site_text(t, shown_file(t, s->where)), s->where.line, s->where.column, s->kind,
                s->is_argument ? SPIN_SITE_ARGUMENT : 0);
        fprintf(out, " %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 "},\n",
                site_text(t, s->expression), site_text(t, s->a), site_text(t, s->b), s->procedure);
    }
    end(t);
}

/* --- Data ---------------------------------------------------------------------------------------------------- */

static void objects(struct table *t)
{
    FILE *out = t->rows.stream;
    if (!t->low->objects)
        return;
    begin_counted(t, "object", "objects", t->low->object_count);
    for (const struct low_object *o = t->low->objects; o; o = o->next) {
        const struct type *type = o->descriptor->type;
        fprintf(out, "    {%" PRIu32 ", %" PRIu64 ",", o->descriptor->number, o->count);
        row_address(out, o->image_name);
        fprintf(out, " %" PRIu64 ",", type->size * o->count);
        row_address(out, o->cell);
        fprintf(out, " %d, %" PRIu32 "},\n", o->is_const, o->where.line);
    }
    end(t);
}

static uint32_t fixup_rows(struct table *t, const char *name, const struct low_image *image,
                           uint32_t count)
{
    FILE *out = t->rows.stream;
    for (const struct low_word *word = image->words; word; word = word->next) {
        if (word->procedure)
            continue;
        if (count++ == 0)
            begin(t, "fixup", "fixups");
        fputs("    {(void **)", out);
        emit_data_address(out, name, word->offset);
        if (word->object)
            fprintf(out, ", %" PRIu32 ", SPIN_FIXUP_OBJECT},\n", word->object->number);
        else if (word->import)
            fprintf(out, ", %" PRIu32 ", SPIN_FIXUP_IMPORT},\n", word->import->number);
        else
            fprintf(out, ", %" PRIu32 ", SPIN_FIXUP_EXPORT},\n", word->export->number);
    }
    return count;
}

static uint32_t fixups(struct table *t)
{
    uint32_t count = 0;
    for (const struct low_object *o = t->low->objects; o; o = o->next)
        count = fixup_rows(t, o->image_name, &o->image, count);
    for (const struct low_global *g = t->low->globals; g; g = g->next)
        count = fixup_rows(t, g->name, &g->image, count);
    if (count)
        end(t);
    return count;
}

static uint32_t roots(struct table *t)
{
    FILE *out = t->rows.stream;
    uint32_t count = 0;
    for (const struct low_root_range *r = t->low->roots; r; r = r->next) {
        if (count++ == 0)
            begin(t, "root", "roots");
        fprintf(out, "    {(void *)&%s, %" PRIu32 ", %" PRIu64 "},\n", r->global->name,
                r->descriptor->number, r->count);
    }
    if (count)
        end(t);
    return count;
}

/* --- Events ------------------------------------------------------------------------------------------------------ */

/* The kernel compares the closure's type where this module knows it. */
static int32_t closure_index(const struct low_install *install)
{
    if (!install->has_closure)
        return SPIN_NONE;
    return install->closure ? (int32_t)install->closure->number : SPIN_ANY_TYPE;
}

static struct spin_fingerprint handler_fingerprint(struct table *t, const struct decl *decl,
                                                   const struct low_install *install,
                                                   const struct type *result)
{
    size_t skip = install->has_closure ? 1 : 0;
    return seal_fingerprint(
        canonical_procedure(t->arena, t->unit, decl->type, decl->attributes, skip, result));
}

static void install_row(struct table *t, const struct low_install *install)
{
    FILE *out = t->rows.stream;
    const struct low_export *export = low_find_export(t->low, install->event);
    const struct low_import *import = export ? NULL : low_find_import(t->low, install->event);
    struct spin_fingerprint guard = {{0}},
                            handler = handler_fingerprint(t, install->handler, install, NULL);
    int32_t guard_index = SPIN_NONE;
    if (!export && !import)
        panic("tables: event '%s' is neither imported nor exported", install->event->name);
    if (install->guard) {
        guard_index = (int32_t)procedure_index(t, install->guard);
        const struct type *event = install->event->type;
        while (event->kind == TYPE_ALIAS)
            event = event->target;
        guard = handler_fingerprint(t, install->guard, install, event->target);
    }
    fprintf(out, "    {%d, %" PRIu32 ", %" PRIu32 ", %" PRId32 ", %" PRId32 ",", export != NULL,
            export ? export->number : import->number, procedure_index(t, install->handler),
            guard_index, closure_index(install));
    row_fingerprint(&handler, out);
    row_fingerprint(&guard, out);
    fprintf(out, " %d, %" PRIu32 "},\n", install->is_authoriser, install->site);
}

static void installs(struct table *t)
{
    if (!t->low->installs)
        return;
    begin(t, "install", "installs");
    for (const struct low_install *i = t->low->installs; i; i = i->next)
        install_row(t, i);
    end(t);
}

/* --- The module ---------------------------------------------------------------------------------------------------- */

struct counts {
    uint32_t interfaces, fixups, roots, files;
};

static int32_t procedure_or_none(const struct table *t, const struct decl *decl)
{
    return decl ? (int32_t)procedure_index(t, decl) : SPIN_NONE;
}

/* What `spindle run` calls: `int main(int, str_t *__array)`, or SPIN_NONE. */
static int32_t main_index(const struct table *t)
{
    for (const struct low_function *f = t->low->functions; f; f = f->next)
        if (strcmp(f->decl->name, "main") == 0)
            return (int32_t)f->number;
    return SPIN_NONE;
}

static const char *main_file(const struct table *t)
{
    for (uint32_t i = 0; i < t->unit->sources->count; i++)
        if (source_get(t->unit->sources, i)->kind == SOURCE_MAIN)
            return source_get(t->unit->sources, i)->display;
    return "";
}

static void module_row(struct table *t, const struct table_options *options,
                       const struct counts *counts)
{
    const struct low_unit *low = t->low;
    const struct {
        const char *name;
        size_t count;
    } tables[] = {
        {"interfaces", counts->interfaces},  {"imports", low->import_count},
        {"exports", low->export_count},      {"types", t->type_count},
        {"procedures", low->function_count}, {"objects", low->object_count},
        {"fixups", counts->fixups},          {"roots", counts->roots},
        {"sites", low->site_count},          {"installs", low->install_count},
    };
    FILE *out = t->rows.stream;
    fputs("static const struct spin_module spin_module\n"
          "    __attribute__((section(\".spin.module\"), used)) = {\n"
          "    SPIN_MAGIC, SPIN_ABI_VERSION,",
          out);
    row_text(t, t->unit->module, out);
    row_text(t, options->compiler, out);
    row_text(t, main_file(t), out);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (tables[i].count)
            fprintf(out, "\n    %s_%s,", t->prefix, tables[i].name);
        else
            fputs("\n    0,", out);
    fputs("\n   ", out);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        fprintf(out, " %zu,", tables[i].count);
    fprintf(out, "\n    %" PRId32 ", %" PRId32 ",", procedure_or_none(t, t->unit->initialiser),
            main_index(t));
    fprintf(out, counts->files ? " %s_files," : " 0,", t->prefix);
    fprintf(out, " %s_lines,", t->prefix);
    fprintf(out, low->sites ? " %s_site_text," : " 0,", t->prefix);
    fprintf(out, " %" PRIu32 ", 0, %" PRIu32 ",\n};\n", counts->files, pool_size(t->site_text));
}

void tables_print(const struct low_unit *unit, const struct table_options *options, FILE *out)
{
    struct table t;
    struct counts counts;
    table_open(&t, unit->arena, unit->unit, "spin");
    t.low = unit;
    counts.interfaces = interfaces(&t);
    imports(&t);
    exports(&t);
    table_types(&t);
    procedures(&t);
    objects(&t);
    counts.fixups = fixups(&t);
    counts.roots = roots(&t);
    sites(&t);
    installs(&t);
    counts.files = table_files(&t);
    module_row(&t, options, &counts);
    fputs("\n/* --- Tables of the object ----------------------------------------------------- "
          "*/\n\n",
          out);
    table_close(&t, out);
}

/* --- Host interfaces ------------------------------------------------------------------------------------------------- */

static uint32_t host_rows(struct table *t, const struct interface *interface)
{
    FILE *out = t->rows.stream;
    uint32_t count = 0;
    for (size_t i = 0; i < t->unit->decl_count; i++) {
        const struct decl *decl = t->unit->decls[i];
        if (!interface_has(interface, decl))
            continue;
        struct spin_fingerprint type = fingerprint_function(t->arena, t->unit, decl);
        if (count++ == 0)
            fprintf(out, "static const struct spin_host_procedure %s_procedures[] = {\n",
                    t->prefix);
        fputs("    {", out);
        row_text(t, decl->name, out);
        row_fingerprint(&type, out);
        fprintf(out, " %" PRIu32 ",", procedure_effects(decl));
        row_members(t, table_procedure(t, decl), out);
        fputs("},\n", out);
    }
    if (count)
        end(t);
    return count;
}

void tables_print_host(struct arena *arena, const struct unit *unit,
                       const struct interface *interface, FILE *out)
{
    struct table t;
    bool *included = arena_array(arena, unit->sources->count + 1, sizeof *included);
    const char *text = interface_text(arena, unit, interface, included);
    struct spin_fingerprint fingerprint = seal_fingerprint(text);
    table_open(&t, arena, unit, interface->name);
    uint32_t count = host_rows(&t, interface);
    fprintf(t.rows.stream, "static const struct spin_host_interface %s_interface = {\n   ",
            interface->name);
    row_text(&t, interface->name, t.rows.stream);
    row_text(&t, text, t.rows.stream);
    row_fingerprint(&fingerprint, t.rows.stream);
    if (count)
        fprintf(t.rows.stream, " %s_procedures, %" PRIu32 ",\n};\n", t.prefix, count);
    else
        fputs(" 0, 0,\n};\n", t.rows.stream);
    fprintf(out,
            "/* Made by spinc --emit=interface from %s.h; not written by hand. */\n#pragma once\n\n"
            "#include <spin/interface.h>\n\n",
            interface->name);
    table_close(&t, out);
}
