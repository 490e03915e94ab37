/* C declarators, built from the name outwards. */
#include "object/declare.h"

#include "panic.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* --- Annotations --------------------------------------------------------------------------------- */

/* Effects stand in front of a declaration, the words of tags behind their keyword. */
static bool is_effect(const struct annotation *annotation)
{
    return strcmp(annotation->name, "ephemeral") == 0 ||
           strcmp(annotation->name, "functional") == 0;
}

static const char *annotation_text(struct arena *arena, const struct annotation *annotation)
{
    if (annotation->argument)
        return arena_printf(arena, "__%s(%s) ", annotation->name, annotation->argument);
    if (strcmp(annotation->name, "slice") == 0) /* has no macro of its own */
        return "__attribute__((annotate(\"sc.slice\"))) ";
    return arena_printf(arena, "__%s ", annotation->name);
}

static const char *annotations_text(struct arena *arena, const struct annotation *annotation,
                                    bool effects)
{
    const char *text = "";
    for (; annotation; annotation = annotation->next)
        if (is_effect(annotation) == effects)
            text = arena_printf(arena, "%s%s", text, annotation_text(arena, annotation));
    return text;
}

static const char *annotation_argument(const struct annotation *annotation, const char *name)
{
    for (; annotation; annotation = annotation->next)
        if (strcmp(annotation->name, name) == 0)
            return annotation->argument;
    return NULL;
}

/* --- Types ----------------------------------------------------------------------------------------- */

static const char *integer_name(const struct type *type)
{
    static const char *const names[][2] = {
        {"unsigned char", "char"},   {"unsigned char", "signed char"},
        {"unsigned short", "short"}, {"unsigned int", "int"},
        {"unsigned long", "long"},   {"unsigned long long", "long long"},
    };
    return names[type->rank][type->is_signed];
}

static const char *tag_text(struct arena *arena, const struct tag *tag)
{
    static const char *const keywords[] = {
        [TYPE_STRUCT] = "struct", [TYPE_UNION] = "union", [TYPE_ENUM] = "enum"};
    if (tag->name[0])
        return arena_printf(arena, "%s %s", keywords[tag->kind], tag->name);
    char *bytes;
    size_t size;
    FILE *out = open_memstream(&bytes, &size);
    if (!out)
        panic("declare: out of memory");
    declare_tag(arena, tag, out);
    fclose(out);
    const char *text = arena_copy(arena, bytes);
    free(bytes);
    return text;
}

/* The part in front of the declarator: `const unsigned char`. */
static const char *base_text(struct arena *arena, const struct type *type)
{
    const char *qualifier = type->is_const ? "const " : "", *name = NULL;
    switch (type->kind) {
    case TYPE_VOID: name = "void"; break;
    case TYPE_BOOL: name = "_Bool"; break;
    case TYPE_INTEGER: name = integer_name(type); break;
    case TYPE_FLOAT: name = type->size == 4 ? "float" : "double"; break;
    case TYPE_ENUM:
    case TYPE_STRUCT:
    case TYPE_UNION: name = tag_text(arena, type->tag); break;
    case TYPE_ALIAS: name = type->declaration->name; break;
    case TYPE_POINTER:
    case TYPE_ARRAY:
    case TYPE_FUNCTION: panic("declare: not a base type");
    }
    return arena_printf(arena, "%s%s", qualifier, name);
}

/* The type to print: a typedef with annotations of its own was replaced by its reference, and behind a
 * pointer to a procedure those would describe the result. */
static const struct type *written_type(const struct parameter *parameter)
{
    const struct type *written = parameter->written;
    return written && written->kind == TYPE_ALIAS ? written : parameter->type;
}

static const char *parameters_text(struct arena *arena, const struct type *function)
{
    const char *text = "";
    for (size_t i = 0; i < function->parameter_count; i++) {
        const struct parameter *parameter = &function->parameters[i];
        text = arena_printf(
            arena, "%s%s%s", text, i ? ", " : "",
            declare(arena, written_type(parameter), parameter->annotations, parameter->name));
    }
    if (function->is_variadic)
        return arena_printf(arena, "%s, ...", text);
    return function->parameter_count ? text : "void";
}

/* Wraps the declarator in one level of the type after the other until a base type is left. */
static const char *declarator(struct arena *arena, const struct type *type, const char *inner)
{
    while (true) {
        bool is_outer_suffix = inner[0] == '*';
        switch (type->kind) {
        case TYPE_POINTER:
            inner = arena_printf(arena, "*%s%s", type->is_const ? "const " : "", inner);
            break;
        case TYPE_ARRAY:
            inner = arena_printf(arena, is_outer_suffix ? "(%s)" : "%s", inner);
            inner = type->is_flexible ? arena_printf(arena, "%s[]", inner)
                                      : arena_printf(arena, "%s[%" PRIu64 "]", inner, type->count);
            break;
        case TYPE_FUNCTION:
            inner = arena_printf(arena, is_outer_suffix ? "(%s)" : "%s", inner);
            inner = arena_printf(arena, "%s(%s)", inner, parameters_text(arena, type));
            break;
        case TYPE_VOID:
        case TYPE_BOOL:
        case TYPE_INTEGER:
        case TYPE_FLOAT:
        case TYPE_ENUM:
        case TYPE_STRUCT:
        case TYPE_UNION:
        case TYPE_ALIAS:
            return arena_printf(arena, inner[0] ? "%s %s" : "%s", base_text(arena, type), inner);
        }
        type = type->target;
    }
}

const char *declare(struct arena *arena, const struct type *type,
                    const struct annotation *annotations, const char *name)
{
    const char *effects = annotations_text(arena, annotations, true);
    const char *kinds = annotations_text(arena, annotations, false);
    const char *text = declarator(arena, type, arena_printf(arena, "%s%s", kinds, name));
    return arena_printf(arena, "%s%s", effects, text);
}

/* --- Definitions ------------------------------------------------------------------------------------- */

static void declare_field(struct arena *arena, const struct field *field, FILE *out)
{
    fprintf(out, "    %s", declare(arena, field->type, field->annotations, field->name));
    if (field->is_bit_field)
        fprintf(out, " : %" PRIu32, field->bit_width);
    fputs(";\n", out);
}

void declare_tag(struct arena *arena, const struct tag *tag, FILE *out)
{
    const char *keyword = tag->kind == TYPE_ENUM ? "enum" : NULL;
    if (!keyword)
        keyword = tag->kind == TYPE_UNION ? "union" : "struct";
    fprintf(out, "%s %s", keyword, annotations_text(arena, tag->annotations, false));
    if (tag->is_packed && !tag->is_plain)
        fputs("__attribute__((packed)) ", out);
    fprintf(out, "%s%s{\n", tag->name, tag->name[0] ? " " : "");
    for (size_t i = 0; i < tag->enumerator_count; i++)
        fprintf(out, "    %s = %" PRId64 ",\n", tag->enumerators[i].name,
                tag->enumerators[i].value);
    for (size_t i = 0; i < tag->field_count; i++)
        declare_field(arena, &tag->fields[i], out);
    fputc('}', out);
}

void declare_function(struct arena *arena, const struct decl *function, FILE *out)
{
    fputs(declare(arena, function->type, function->annotations, function->name), out);
    for (const struct attribute *a = function->attributes; a; a = a->next)
        fprintf(out, " __attribute__((%s))", a->text);
}

/* --- Members ------------------------------------------------------------------------------------------- */

static uint32_t member_kind(const struct type *type)
{
    static const uint32_t kinds[] = {
        [REFERENCE_UNSET] = SPIN_KIND_VALUE,       [REFERENCE_OBJECT] = SPIN_KIND_OBJECT,
        [REFERENCE_ARRAY] = SPIN_KIND_ARRAY,       [REFERENCE_COUNTED] = SPIN_KIND_COUNTED,
        [REFERENCE_SIZED] = SPIN_KIND_SIZED,       [REFERENCE_WIDE] = SPIN_KIND_VALUE,
        [REFERENCE_ANY] = SPIN_KIND_ANY,           [REFERENCE_CAPABILITY] = SPIN_KIND_CAPABILITY,
        [REFERENCE_FUNCTION] = SPIN_KIND_FUNCTION,
    };
    return type->kind == TYPE_POINTER ? kinds[type->reference.kind] : SPIN_KIND_VALUE;
}

struct spin_member member_of(struct arena *arena, const struct type *type,
                             const struct annotation *annotations, const char *name)
{
    const char *bound = annotation_argument(annotations, "counted_by");
    struct spin_member member = {
        .name = name,
        .declaration = declare(arena, type, NULL, name),
        .bound = bound ? bound : annotation_argument(annotations, "sized_by"),
    };
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    const struct type *pointed = type->kind == TYPE_POINTER ? type->target : type;
    const struct reference *reference = &type->reference;
    bool is_pointer = type->kind == TYPE_POINTER;
    while (pointed->kind == TYPE_ALIAS && !pointed->is_const)
        pointed = pointed->target;
    member.bound = member.bound ? member.bound : "";
    member.kind = member_kind(type);
    member.size = (uint32_t)type->size;
    member.flags = (pointed->is_const ? SPIN_MEMBER_CONST : 0u) |
                   (is_pointer && reference->is_scope ? SPIN_MEMBER_SCOPE : 0u) |
                   (is_pointer && reference->is_nullable ? SPIN_MEMBER_NULLABLE : 0u) |
                   (is_pointer && reference->is_cstr ? SPIN_MEMBER_CSTR : 0u);
    return member;
}
