/* Types in memory as C, with the layout the front end measured: every struct is followed by
 * assertions of its size and of each field's offset, so that neither back end can disagree.
 *
 * Narrow integers keep their width, every reference is `void *`, an enum is its integer type, _Bool
 * is u8. Runs of bit-fields become bytes: lowering reads and writes them by shifts and masks. */
#include "emit.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

struct type *emit_strip(const struct type *type)
{
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    return (struct type *)type;
}

const char *emit_scalar(const struct type *type)
{
    type = emit_strip(type);
    switch (type->kind) {
    case TYPE_BOOL: return "u8";
    case TYPE_ENUM: return emit_scalar(type->tag->integer);
    case TYPE_FLOAT: return type->size == 4 ? "f32" : "f64";
    case TYPE_POINTER: return "void *";
    case TYPE_INTEGER:
        switch (type->size) {
        case 1: return type->is_signed ? "i8" : "u8";
        case 2: return type->is_signed ? "i16" : "u16";
        case 4: return type->is_signed ? "i32" : "u32";
        default: return type->is_signed ? "i64" : "u64";
        }
    case TYPE_VOID:
    case TYPE_ARRAY:
    case TYPE_STRUCT:
    case TYPE_UNION:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return NULL;
}

const char *emit_tag(const struct tag *tag, char buffer[static 300])
{
    char name[200];
    size_t n = 0;
    for (const char *c = tag->name; *c && n < sizeof name - 1; c++)
        name[n++] = strchr("0123456789abcdefghijklmnopqrstuvwxyz_ABCDEFGHIJKLMNOPQRSTUVWXYZ", *c)
                        ? *c
                        : '_';
    name[n] = 0;
    snprintf(buffer, 300, "%s T%" PRIu32 "_%s", tag->kind == TYPE_UNION ? "union" : "struct",
             tag->number, name);
    return buffer;
}

void emit_declaration(FILE *stream, const struct type *type, const char *name)
{
    type = emit_strip(type);
    char buffer[300];
    const struct type *element = type;
    while (element->kind == TYPE_ARRAY)
        element = emit_strip(element->target);
    const char *base = element->kind == TYPE_STRUCT || element->kind == TYPE_UNION
                           ? emit_tag(element->tag, buffer)
                           : emit_scalar(element);
    bool is_pointer_to_array = type->kind == TYPE_ARRAY && name[0] == '*';
    fprintf(stream, is_pointer_to_array ? "%s (%s)" : "%s %s", base ? base : "void", name);
    for (; type->kind == TYPE_ARRAY; type = emit_strip(type->target)) {
        if (type->is_flexible)
            fputs("[]", stream);
        else
            fprintf(stream, "[%" PRIu64 "]", type->count);
    }
}

void emit_field_name(FILE *stream, const struct field *field)
{
    if (field->name[0])
        fprintf(stream, "f_%s", field->name);
    else
        fprintf(stream, "a%zu_", field->index);
}

/* --- Struct and union definitions ------------------------------------------------------------------- */

struct emitter {
    FILE *stream;
    const struct low_unit *unit;
    unsigned char *states; /* by tag number: 1 printed */
    uint32_t limit;
};

static void emit_type(struct emitter *e, const struct type *type);

static uint64_t field_end(const struct field *field)
{
    if (!field->is_bit_field)
        return field->offset + emit_strip(field->type)->size;
    return field->offset + (field->bit_offset + field->bit_width + 7) / 8;
}

static void emit_fields(struct emitter *e, const struct tag *tag)
{
    uint64_t end = 0; /* bytes covered so far */
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct field *field = &tag->fields[i];
        if (field->is_bit_field) {
            if (field_end(field) > end) {
                fprintf(e->stream, "    u8 b%zu_[%" PRIu64 "];\n", i, field_end(field) - end);
                end = field_end(field);
            }
            continue;
        }
        char name[300];
        if (field->name[0])
            snprintf(name, sizeof name, "f_%.250s", field->name);
        else
            snprintf(name, sizeof name, "a%zu_", field->index);
        fputs("    ", e->stream);
        emit_declaration(e->stream, field->type, name);
        fputs(";\n", e->stream);
        end = tag->kind == TYPE_UNION ? 0 : field_end(field);
    }
}

static void emit_assertions(struct emitter *e, const struct tag *tag)
{
    char name[300];
    emit_tag(tag, name);
    fprintf(e->stream, "_Static_assert(sizeof(%s) == %" PRIu64 ", \"size\");\n", name, tag->size);
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct field *field = &tag->fields[i];
        if (field->is_bit_field || field->offset == 0)
            continue;
        fprintf(e->stream, "_Static_assert(SPIN_OFFSET(%s, ", name);
        emit_field_name(e->stream, field);
        fprintf(e->stream, ") == %" PRIu64 ", \"offset\");\n", field->offset);
    }
}

static void emit_tag_definition(struct emitter *e, const struct tag *tag)
{
    if (tag->number >= e->limit || e->states[tag->number] || !tag->is_complete)
        return;
    e->states[tag->number] = 1;
    for (size_t i = 0; i < tag->field_count; i++)
        emit_type(e, tag->fields[i].type);
    char name[300];
    bool has_bit_fields = false;
    for (size_t i = 0; i < tag->field_count; i++)
        has_bit_fields |= tag->fields[i].is_bit_field;
    /* A union's members are read through the union only; its accesses may meet any other (R9). */
    const char *attributes = tag->is_packed            ? " __attribute__((packed, may_alias))"
                             : tag->kind == TYPE_UNION ? " __attribute__((may_alias))"
                                                       : "";
    fprintf(e->stream, "%s {\n", emit_tag(tag, name));
    emit_fields(e, tag);
    fprintf(e->stream, "}%s", attributes);
    if (has_bit_fields && !tag->is_packed)
        fprintf(e->stream, " __attribute__((aligned(%" PRIu64 ")))", tag->align);
    fputs(";\n", e->stream);
    emit_assertions(e, tag);
}

static void emit_type(struct emitter *e, const struct type *type)
{
    type = emit_strip(type);
    while (type->kind == TYPE_ARRAY)
        type = emit_strip(type->target);
    if (type->kind == TYPE_STRUCT || type->kind == TYPE_UNION)
        emit_tag_definition(e, type->tag);
}

/* --- Which types the text mentions ---------------------------------------------------------------------- */

static void emit_place_types(struct emitter *e, const struct low_place *place);

static void emit_value_types(struct emitter *e, const struct low_value *value)
{
    if (!value)
        return;
    emit_value_types(e, value->a);
    emit_value_types(e, value->b);
    emit_place_types(e, value->place);
}

static void emit_place_types(struct emitter *e, const struct low_place *place)
{
    if (place)
        emit_type(e, place->root_type);
}

static void emit_signature_types(struct emitter *e, const struct low_signature *signature)
{
    if (!signature)
        return;
    if (signature->result.structure)
        emit_type(e, signature->result.structure);
    for (size_t i = 0; i < signature->count; i++) {
        if (signature->parameters[i].structure)
            emit_type(e, signature->parameters[i].structure);
    }
}

static void emit_function_types(struct emitter *e, const struct low_function *function)
{
    emit_signature_types(e, function->signature);
    for (const struct low_local *local = function->locals; local; local = local->next) {
        if (local->memory)
            emit_type(e, local->memory);
    }
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        emit_value_types(e, stmt->a);
        emit_value_types(e, stmt->b);
        emit_place_types(e, stmt->place);
        emit_place_types(e, stmt->source);
        emit_signature_types(e, stmt->signature);
        for (size_t k = 0; k < stmt->argument_count; k++) {
            emit_value_types(e, stmt->arguments[k].value);
            emit_place_types(e, stmt->arguments[k].place);
        }
    }
}

void emit_types(const struct low_unit *unit, FILE *stream)
{
    uint32_t limit = 0;
    for (size_t i = 0; i < unit->unit->tag_count; i++) {
        if (unit->unit->tags[i]->number >= limit)
            limit = unit->unit->tags[i]->number + 1;
    }
    struct emitter e = {.stream = stream, .unit = unit, .limit = limit};
    e.states = arena_array(unit->arena, limit + 1, 1);
    for (const struct low_global *global = unit->globals; global; global = global->next)
        emit_type(&e, global->type);
    for (const struct low_function *f = unit->functions; f; f = f->next)
        emit_function_types(&e, f);
}
