/* Canonical text: a type is spelled in prefix form, tags by name; each definition follows once, in
 * order of first mention. */
#include "object/fingerprint.h"

#include "panic.h"

#include "runtime/seal.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct speller {
    FILE *out;
    const struct unit *unit;
    const struct tag **mentioned; /* definitions to follow */
    size_t mentioned_count, mentioned_room;
    struct arena *arena;
    size_t skip; /* parameters left out of the procedure being spelled: the others move up */
};

static void spell(struct speller *s, const struct type *type, bool is_const);

/* --- Tags ---------------------------------------------------------------------------------------- */

static bool file_is_public(const struct unit *unit, uint32_t file)
{
    enum source_kind kind = source_get(unit->sources, file)->kind;
    return kind == SOURCE_INTERFACE || kind == SOURCE_PRELUDE;
}

bool tag_is_public(const struct unit *unit, const struct tag *tag)
{
    return tag->is_complete && file_is_public(unit, tag->file);
}

bool tag_is_opaque(const struct unit *unit, const struct tag *tag)
{
    return tag->declared_in_interface && !tag_is_public(unit, tag);
}

static void mention(struct speller *s, const struct tag *tag)
{
    for (size_t i = 0; i < s->mentioned_count; i++)
        if (s->mentioned[i] == tag)
            return;
    if (s->mentioned_count == s->mentioned_room) {
        size_t room = s->mentioned_room ? 2 * s->mentioned_room : 16;
        const struct tag **grown = arena_array(s->arena, room, sizeof *grown);
        if (s->mentioned_count)
            memcpy(grown, s->mentioned, s->mentioned_count * sizeof *grown);
        s->mentioned = grown;
        s->mentioned_room = room;
    }
    s->mentioned[s->mentioned_count++] = tag;
}

static const char *keyword(const struct tag *tag)
{
    if (tag->kind == TYPE_ENUM)
        return "enum";
    return tag->kind == TYPE_UNION ? "union" : "struct";
}

/* An anonymous tag has no name but its place in the text. */
static void spell_tag(struct speller *s, const struct tag *tag)
{
    if (tag_is_opaque(s->unit, tag) || !tag->is_complete) {
        fprintf(s->out, "opaque %s:%s", tag->interface ? tag->interface->name : "", tag->name);
        return;
    }
    mention(s, tag);
    if (!tag_is_public(s->unit, tag))
        fprintf(s->out, "private:%s:", s->unit->module);
    fprintf(s->out, "%s ", keyword(tag));
    if (tag->name[0]) {
        fputs(tag->name, s->out);
        return;
    }
    for (size_t i = 0; i < s->mentioned_count; i++)
        if (s->mentioned[i] == tag)
            fprintf(s->out, "%zu", i);
}

/* --- References ------------------------------------------------------------------------------------ */

static void spell_bound(struct speller *s, const struct expr *bound)
{
    static const char *const operators[] = {[OP_ADD] = "+", [OP_SUB] = "-", [OP_MUL] = "*"};
    switch (bound->kind) {
    case EXPR_INTEGER: fprintf(s->out, "%" PRIu64, bound->integer); return;
    case EXPR_NAME: fprintf(s->out, "#%zu", bound->decl->index - s->skip); return;
    case EXPR_MEMBER: fprintf(s->out, ".%s", bound->field->name); return;
    case EXPR_CAST:
    case EXPR_CONVERT: spell_bound(s, bound->a); return;
    case EXPR_BINARY:
        if (bound->op != OP_ADD && bound->op != OP_SUB && bound->op != OP_MUL)
            break;
        fputc('(', s->out);
        spell_bound(s, bound->a);
        fputs(operators[bound->op], s->out);
        spell_bound(s, bound->b);
        fputc(')', s->out);
        return;
    case EXPR_FLOAT:
    case EXPR_STRING:
    case EXPR_UNARY:
    case EXPR_ASSIGN:
    case EXPR_CONDITIONAL:
    case EXPR_CALL:
    case EXPR_INDEX:
    case EXPR_COMPOUND:
    case EXPR_LIST:
    case EXPR_STATEMENT:
    case EXPR_INTRINSIC: break;
    }
    panic("fingerprint: a bound that is not one");
}

static void spell_reference(struct speller *s, const struct type *type)
{
    static const char *const kinds[] = {
        [REFERENCE_OBJECT] = "object",     [REFERENCE_ARRAY] = "array",
        [REFERENCE_COUNTED] = "counted",   [REFERENCE_SIZED] = "sized",
        [REFERENCE_WIDE] = "wide",         [REFERENCE_ANY] = "any",
        [REFERENCE_CAPABILITY] = "object", [REFERENCE_FUNCTION] = "procedure",
    };
    const struct reference *reference = &type->reference;
    if (reference->kind == REFERENCE_UNSET)
        panic("fingerprint: a reference without a kind");
    fputs(kinds[reference->kind], s->out);
    if (reference->bound) {
        fputc(' ', s->out);
        spell_bound(s, reference->bound);
    }
    fputs(reference->is_scope ? " scope" : "", s->out);
    fputs(reference->is_nullable ? " nullable" : "", s->out);
    fputs(reference->is_cstr ? " cstr" : "", s->out);
    fputc(' ', s->out);
    spell(s, type->target, false);
}

/* --- Types ------------------------------------------------------------------------------------------- */

static void spell_integer(struct speller *s, const struct type *type)
{
    static const char *const names[] = {"char", "schar", "short", "int", "long", "llong"};
    if (type->rank <= RANK_SCHAR && !type->is_signed)
        fputs("uchar", s->out); /* plain char is signed here */
    else
        fprintf(s->out, "%s%s", type->is_signed ? "" : "u", names[type->rank]);
}

/* Counted without the parameters that are left out. */
static void spell_format(struct speller *s, const struct attribute *attribute)
{
    for (; attribute; attribute = attribute->next) {
        unsigned format, first;
        if (!strstr(attribute->text, "format"))
            continue;
        char *text = arena_copy(s->arena, attribute->text), *to = text;
        for (const char *p = text; *p; p++)
            if (*p != ' ' && *p != '_')
                *to++ = *p;
        *to = '\0';
        if (s->skip && sscanf(text, "format(printf,%u,%u)", &format, &first) == 2)
            fprintf(s->out, " format(printf,%zu,%zu)", format - s->skip, first - s->skip);
        else
            fprintf(s->out, " %s", text);
    }
}

static void spell_function(struct speller *s, const struct type *type,
                           const struct attribute *attributes, size_t skip,
                           const struct type *result)
{
    size_t outer = s->skip;
    s->skip = skip;
    fputs("fn(", s->out);
    spell(s, result ? result : type->target, false);
    for (size_t i = skip; i < type->parameter_count; i++) {
        fputs(i == skip ? "; " : ", ", s->out);
        const struct type *parameter = type->parameters[i].type;
        while (parameter->kind == TYPE_ALIAS)
            parameter = parameter->target;
        struct type unqualified = *parameter; /* const of the parameter itself is the callee's */
        unqualified.is_const = false;
        spell(s, &unqualified, false);
    }
    if (type->is_variadic)
        fputs(", ...", s->out);
    spell_format(s, attributes);
    fputc(')', s->out);
    s->skip = outer;
}

static void spell(struct speller *s, const struct type *type, bool is_const)
{
    is_const |= type->is_const;
    if (type->kind == TYPE_ALIAS) {
        spell(s, type->target, is_const);
        return;
    }
    if (is_const && type->kind != TYPE_ARRAY)
        fputs("const ", s->out);
    switch (type->kind) {
    case TYPE_VOID: fputs("void", s->out); return;
    case TYPE_BOOL: fputs("bool", s->out); return;
    case TYPE_INTEGER: spell_integer(s, type); return;
    case TYPE_FLOAT: fputs(type->size == 4 ? "float" : "double", s->out); return;
    case TYPE_ENUM:
    case TYPE_STRUCT:
    case TYPE_UNION: spell_tag(s, type->tag); return;
    case TYPE_POINTER: spell_reference(s, type); return;
    case TYPE_ARRAY:
        fprintf(s->out, "[%" PRIu64 "%s] ", type->count, type->is_flexible ? " flexible" : "");
        spell(s, type->target, is_const);
        return;
    case TYPE_FUNCTION: spell_function(s, type, NULL, 0, NULL); return;
    case TYPE_ALIAS: break;
    }
    panic("fingerprint: a type of unknown kind");
}

/* --- Definitions --------------------------------------------------------------------------------------- */

static void spell_field(struct speller *s, const struct field *field)
{
    fprintf(s->out, "; %" PRIu64 " %s ", field->offset, field->name);
    if (field->is_bit_field)
        fprintf(s->out, "bits %" PRIu32 "+%" PRIu32 " ", field->bit_offset, field->bit_width);
    spell(s, field->type, false);
}

static void spell_definition(struct speller *s, const struct tag *tag)
{
    fputc('\n', s->out);
    spell_tag(s, tag);
    fprintf(s->out, " {%" PRIu64 " %" PRIu64 "%s%s%s", tag->size, tag->align,
            tag->is_plain ? " plain" : "", tag->is_stackonly ? " stackonly" : "",
            tag->is_slice ? " slice" : "");
    if (tag->kind == TYPE_ENUM) {
        fputs("; ", s->out);
        spell(s, tag->integer, false);
    }
    for (size_t i = 0; i < tag->enumerator_count; i++)
        fprintf(s->out, "; %s %" PRId64, tag->enumerators[i].name, tag->enumerators[i].value);
    for (size_t i = 0; i < tag->field_count; i++)
        spell_field(s, &tag->fields[i]);
    fputc('}', s->out);
}

/* --- Entry points -------------------------------------------------------------------------------------- */

struct text {
    char *bytes;
    size_t size;
};

static void speller_begin(struct speller *s, struct text *text, struct arena *arena,
                          const struct unit *unit)
{
    *s = (struct speller){.unit = unit, .arena = arena};
    s->out = open_memstream(&text->bytes, &text->size);
    if (!s->out)
        panic("fingerprint: out of memory");
}

static const char *speller_end(struct speller *s, struct text *text)
{
    for (size_t i = 0; i < s->mentioned_count; i++) /* grows meanwhile */
        spell_definition(s, s->mentioned[i]);
    if (fclose(s->out) != 0)
        panic("fingerprint: out of memory");
    const char *copy = arena_copy(s->arena, text->bytes);
    free(text->bytes);
    return copy;
}

const char *canonical_type(struct arena *arena, const struct unit *unit, const struct type *type)
{
    struct speller s;
    struct text text;
    speller_begin(&s, &text, arena, unit);
    spell(&s, type, false);
    return speller_end(&s, &text);
}

const char *canonical_procedure(struct arena *arena, const struct unit *unit,
                                const struct type *type, const struct attribute *attributes,
                                size_t skip, const struct type *result)
{
    struct speller s;
    struct text text;
    while (type->kind == TYPE_ALIAS || type->kind == TYPE_POINTER)
        type = type->target;
    if (type->kind != TYPE_FUNCTION || skip > type->parameter_count)
        panic("fingerprint: not a procedure");
    speller_begin(&s, &text, arena, unit);
    spell_function(&s, type, attributes, skip, result);
    return speller_end(&s, &text);
}

struct spin_fingerprint fingerprint_function(struct arena *arena, const struct unit *unit,
                                             const struct decl *function)
{
    return seal_fingerprint(
        canonical_procedure(arena, unit, function->type, function->attributes, 0, NULL));
}
