/* Strings, members and fingerprints: what rows of all tables are made of. */
#include "object/table.h"

#include "lower/lower.h"
#include "object/declare.h"
#include "panic.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void part_open(struct part *part)
{
    part->stream = open_memstream(&part->bytes, &part->size);
    if (!part->stream)
        panic("tables: out of memory");
}

static void part_close(struct part *part, FILE *out)
{
    if (fclose(part->stream) != 0)
        panic("tables: out of memory");
    fwrite(part->bytes, 1, part->size, out);
    free(part->bytes);
}

void table_open(struct table *t, struct arena *arena, const struct unit *unit, const char *prefix)
{
    *t = (struct table){.arena = arena, .unit = unit, .prefix = prefix, .strings = pool_new(arena)};
    t->site_text = pool_new(arena);
    part_open(&t->members);
    part_open(&t->references);
    part_open(&t->rows);
}

/* An array of its own between `= {` and `};`, when it has elements. */
static void array_close(struct table *t, struct part *part, uint32_t count, const char *type,
                        const char *name, FILE *out)
{
    if (!count) {
        fclose(part->stream);
        free(part->bytes);
        return;
    }
    fprintf(out, "static const %s %s_%s[%" PRIu32 "]%s = {\n", type, t->prefix, name, count,
            t->low ? " __attribute__((section(\".spin.tables\"), aligned(8)))" : "");
    part_close(part, out);
    fputs("};\n", out);
}

void table_close(struct table *t, FILE *out)
{
    pool_print(t->strings, arena_printf(t->arena, "%s_strings", t->prefix),
               t->low ? IN_STRINGS : "", out);
    if (pool_size(t->site_text))
        pool_print(t->site_text, arena_printf(t->arena, "%s_site_text", t->prefix), IN_STRINGS,
                   out);
    array_close(t, &t->references, t->reference_count, "uint32_t", "references", out);
    array_close(t, &t->members, t->member_count, "struct spin_member", "members", out);
    part_close(&t->rows, out);
}

void row_text(struct table *t, const char *text, FILE *out)
{
    fprintf(out, " %s_strings + %" PRIu32 ",", t->prefix, pool_text(t->strings, text));
}

void row_fingerprint(const struct spin_fingerprint *fingerprint, FILE *out)
{
    char text[4 * SPIN_FINGERPRINT + 1], *end = text;
    for (size_t i = 0; i < SPIN_FINGERPRINT; i++) {
        uint8_t byte = fingerprint->bytes[i];
        *end++ = '\\';
        *end++ = (char)('0' + (byte >> 6));
        *end++ = (char)('0' + (byte >> 3 & 7));
        *end++ = (char)('0' + (byte & 7));
    }
    *end = '\0';
    fprintf(out, " {\"%s\"},", text);
}

void row_members(struct table *t, struct members members, FILE *out)
{
    if (members.count)
        fprintf(out, " %s_members + %" PRIu32 ", %" PRIu32 ",", t->prefix, members.first,
                members.count);
    else
        fputs(" 0, 0,", out);
}

static void add_member(struct table *t, struct members *members, const struct spin_member *member)
{
    fputs("    {", t->members.stream);
    row_text(t, member->name, t->members.stream);
    row_text(t, member->declaration, t->members.stream);
    row_text(t, member->bound, t->members.stream);
    fprintf(t->members.stream, " %" PRIu32 ", %" PRIu32 ", %" PRIu32 ", %" PRIu32 "},\n",
            member->kind, member->flags, member->offset, member->size);
    t->member_count++;
    members->count++;
}

struct members table_fields(struct table *t, const struct tag *tag)
{
    struct members members = {t->member_count, 0};
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct field *field = &tag->fields[i];
        struct spin_member member =
            member_of(t->arena, field->type, field->type, field->annotations, field->name);
        if (field->is_bit_field)
            member.declaration =
                arena_printf(t->arena, "%s : %" PRIu32, member.declaration, field->bit_width);
        member.offset = (uint32_t)field->offset;
        add_member(t, &members, &member);
    }
    return members;
}

static const struct type *function_type(const struct decl *decl)
{
    const struct type *type = decl->type;
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    return type;
}

struct members table_procedure(struct table *t, const struct decl *decl)
{
    const struct type *type = function_type(decl);
    struct members members = {t->member_count, 0};
    struct spin_member member =
        member_of(t->arena, type->target, type->target, decl->annotations, "");
    add_member(t, &members, &member);
    for (size_t i = 0; i < type->parameter_count; i++) {
        const struct parameter *parameter = &type->parameters[i];
        member = member_of(t->arena, parameter->type, declared_type(parameter),
                           parameter->annotations, parameter->name);
        add_member(t, &members, &member);
    }
    if (type->is_variadic) {
        member = (struct spin_member){
            .name = "", .declaration = "...", .bound = "", .kind = SPIN_KIND_VARIADIC};
        add_member(t, &members, &member);
    }
    return members;
}

uint32_t procedure_effects(const struct decl *decl)
{
    const struct type *type = function_type(decl), *result = type->target;
    const struct decl *first = decl->canonical ? decl->canonical : decl;
    while (result->kind == TYPE_ALIAS)
        result = result->target;
    bool returns = result->kind != TYPE_VOID;
    bool is_struct = result->kind == TYPE_STRUCT || result->kind == TYPE_UNION;
    return (first->is_ephemeral ? SPIN_EPHEMERAL : 0u) |
           (first->is_functional ? SPIN_FUNCTIONAL : 0u) | (returns ? SPIN_RETURNS : 0u) |
           (is_struct && !pass_by_value(result) ? SPIN_RESULT_POINTER : 0u);
}
