/* The tree's declarations from the prelude, spelled and looked up. */
#include "prelude.h"

#include "panic.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct known {
    const char *name, *text;
    bool is_struct;
};

static const struct known table[] = {
#define PROCEDURE(name, text) {name, text, false},
#define STRUCT(name, text)    {name, text, true},
#include "prelude.def"
#undef PROCEDURE
#undef STRUCT
};

/* --- Spelling ---------------------------------------------------------------------------------------- */

static void spell(const struct type *type, bool is_const, FILE *out);

static void spell_function(const struct type *type, FILE *out)
{
    spell(type->target, false, out);
    fputc('(', out);
    for (size_t i = 0; i < type->parameter_count; i++) {
        fputs(i ? ", " : "", out);
        spell(type->parameters[i].type, false, out);
    }
    fputs(type->is_variadic ? ", ...)" : ")", out);
}

static void spell_integer(const struct type *type, FILE *out)
{
    static const char *const names[] = {"char", "char", "short", "int", "long", "llong"};
    fprintf(out, "%s%s", type->is_signed ? "" : "u", names[type->rank]);
}

static void spell(const struct type *type, bool is_const, FILE *out)
{
    is_const |= type->is_const;
    if (type->kind == TYPE_ALIAS) {
        spell(type->target, is_const, out);
        return;
    }
    fputs(is_const ? "const " : "", out);
    switch (type->kind) {
    case TYPE_VOID: fputs("void", out); return;
    case TYPE_BOOL: fputs("bool", out); return;
    case TYPE_INTEGER: spell_integer(type, out); return;
    case TYPE_FLOAT: fputs("float", out); return;
    case TYPE_ENUM: fprintf(out, "enum %s", type->tag->name); return;
    case TYPE_STRUCT: fprintf(out, "struct %s", type->tag->name); return;
    case TYPE_UNION: fprintf(out, "union %s", type->tag->name); return;
    case TYPE_POINTER:
        spell(type->target, false, out);
        fputs(" *", out);
        return;
    case TYPE_ARRAY:
        spell(type->target, false, out);
        fprintf(out, "[%" PRIu64 "]", type->count);
        return;
    case TYPE_FUNCTION: spell_function(type, out); return;
    case TYPE_ALIAS: return;
    }
}

static void spell_fields(const struct tag *tag, FILE *out)
{
    for (size_t i = 0; i < tag->field_count; i++) {
        fputs(i ? " " : "", out);
        spell(tag->fields[i].type, false, out);
        fprintf(out, " %s;", tag->fields[i].name);
    }
}

/* --- Looking up -------------------------------------------------------------------------------------- */

static const struct known *find(const char *name, bool is_struct)
{
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].is_struct == is_struct && strcmp(table[i].name, name) == 0)
            return &table[i];
    return NULL;
}

/* The type of a procedure, or the fields of a struct: one of them is NULL. */
static bool is_spelled(const struct known *known, const struct type *type, const struct tag *tag)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        panic("prelude: out of memory");
    if (type)
        spell(type, false, out);
    else
        spell_fields(tag, out);
    if (fclose(out) != 0)
        panic("prelude: out of memory");
    bool is_same = strcmp(known->text, text) == 0;
    free(text);
    return is_same;
}

static bool in_prelude(const struct unit *unit, uint32_t file)
{
    return source_get(unit->sources, file)->kind == SOURCE_PRELUDE;
}

/* What has a body is code as any other, unless its name is one that means something. */
static bool is_good_procedure(const struct decl *decl)
{
    const struct known *known = find(decl->name, false);
    if (!known)
        return decl->canonical->definition && strncmp(decl->name, "__sc_", 5) != 0;
    return !decl->canonical->definition && is_spelled(known, decl->type, NULL);
}

static bool is_good_struct(const struct tag *tag)
{
    const struct known *known = find(tag->name, true);
    return known && tag->kind == TYPE_STRUCT && is_spelled(known, NULL, tag);
}

const char *prelude_flaw(const struct unit *unit)
{
    const char *name = NULL;
    for (size_t i = 0; i < unit->all_count && !name; i++) {
        const struct decl *decl = unit->all[i];
        if (decl->kind == DECL_FUNCTION && in_prelude(unit, decl->where.file) &&
            !is_good_procedure(decl))
            name = decl->name;
    }
    for (size_t i = 0; i < unit->tag_count && !name; i++) {
        const struct tag *tag = unit->tags[i];
        if (tag->is_complete && tag->kind != TYPE_ENUM && in_prelude(unit, tag->file) &&
            !is_good_struct(tag))
            name = tag->name;
    }
    if (!name)
        return NULL;
    return arena_printf(unit->arena,
                        "'%s' is not declared as the prelude declares it: is a macro in its way?",
                        name);
}
