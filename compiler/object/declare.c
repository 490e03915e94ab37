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

/* --- Tags ------------------------------------------------------------------------------------------ */

static const char *keyword(const struct tag *tag)
{
    if (tag->kind == TYPE_ENUM)
        return "enum";
    return tag->kind == TYPE_UNION ? "union" : "struct";
}

/* A tag without a name is written where it is mentioned; its first typedef is its name everywhere else. */
static const char *tag_text(struct arena *arena, const struct tag *tag)
{
    if (tag->name[0])
        return arena_printf(arena, "%s %s", keyword(tag), tag->name);
    return tag->alias ? tag->alias->name : declare_tag(arena, tag);
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
const struct type *declared_type(const struct parameter *parameter)
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
            declare(arena, declared_type(parameter), parameter->annotations, parameter->name));
    }
    if (function->is_variadic)
        return arena_printf(arena, "%s, ...", text);
    return function->parameter_count ? text : "void";
}

/* Wraps the declarator in one level of the type after the other; leaves the base type. */
static const char *declarator(struct arena *arena, const struct type **base, const char *inner)
{
    const struct type *type = *base;
    for (;; type = type->target) {
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
        case TYPE_ALIAS: *base = type; return inner;
        }
    }
}

/* What stands behind the base type: "*__array bytes"; leaves the base type. */
static const char *annotated_declarator(struct arena *arena, const struct type **type,
                                        const struct annotation *annotations, const char *name)
{
    const char *kinds = annotations_text(arena, annotations, false);
    char *inner = arena_printf(arena, "%s%s", kinds, name);
    size_t length = strlen(inner);
    if (length && inner[length - 1] == ' ') /* nothing to annotate by name */
        inner[length - 1] = '\0';
    return declarator(arena, type, inner);
}

static const char *declare_value(struct arena *arena, const struct type *type,
                                 const struct annotation *annotations, const char *name)
{
    const char *text = annotated_declarator(arena, &type, annotations, name);
    return arena_printf(arena, text[0] ? "%s %s" : "%s", base_text(arena, type), text);
}

const char *declare(struct arena *arena, const struct type *type,
                    const struct annotation *annotations, const char *name)
{
    return arena_printf(arena, "%s%s", annotations_text(arena, annotations, true),
                        declare_value(arena, type, annotations, name));
}

/* --- Layout ------------------------------------------------------------------------------------------ */

static uint64_t round_up(uint64_t value, uint64_t unit)
{
    return unit ? (value + unit - 1) / unit * unit : value;
}

static uint64_t alignment(const struct type *type)
{
    while (type->kind == TYPE_ALIAS || type->kind == TYPE_ARRAY)
        type = type->target;
    return type->kind == TYPE_STRUCT || type->kind == TYPE_UNION ? type->tag->align : type->align;
}

/* The bit where a field begins when nothing unnamed stands in front of it. */
static uint64_t natural_place(const struct tag *tag, const struct field *field, uint64_t bits)
{
    const struct type *type = field->type;
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    uint64_t unit = type->size * 8;
    if (!field->is_bit_field)
        return round_up(bits, tag->is_packed ? 8 : 8 * alignment(type));
    bool fits = tag->is_packed || !unit || bits / unit == (bits + field->bit_width - 1) / unit;
    return fits ? bits : round_up(bits, unit);
}

/* Unnamed bit-fields are not in the tree: the room they take is declared again, byte by byte. */
static void declare_gap(uint64_t from, uint64_t to, FILE *out)
{
    while (from < to) {
        uint64_t width = 8 - from % 8;
        if (width > to - from)
            width = to - from;
        fprintf(out, "    unsigned char : %" PRIu64 ";\n", width);
        from += width;
    }
}

/* --- Definitions ------------------------------------------------------------------------------------- */

/* The tag without a name that the declaration of this field writes out, or NULL. */
static const struct tag *written_tag(const struct field *field)
{
    const struct type *type = field->type;
    while (type->kind == TYPE_POINTER || type->kind == TYPE_ARRAY)
        type = type->target;
    bool is_tag = type->kind == TYPE_STRUCT || type->kind == TYPE_UNION || type->kind == TYPE_ENUM;
    return is_tag && !type->tag->name[0] && !type->tag->alias ? type->tag : NULL;
}

/* Lines of a tag inside of another are set in once more. */
static void print_field(const char *text, const struct field *field, FILE *out)
{
    for (; *text; text++) {
        fputc(*text, out);
        if (*text == '\n')
            fputs("    ", out);
    }
    if (field->is_bit_field)
        fprintf(out, " : %" PRIu32, field->bit_width);
}

static void declare_fields(struct arena *arena, const struct tag *tag, FILE *out)
{
    uint64_t bits = 0;
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct field *field = &tag->fields[i];
        const struct tag *written = written_tag(field);
        uint64_t at = field->offset * 8 + (field->is_bit_field ? field->bit_offset : 0);
        /* Those that share a tag without a name stay together: it can be written only once. */
        bool is_shared = i && written && written == written_tag(field - 1);
        const struct type *base = field->type;
        if (tag->kind == TYPE_STRUCT && !is_shared && at > natural_place(tag, field, bits))
            declare_gap(bits, at, out);
        fputs(is_shared ? "" : "    ", out);
        print_field(is_shared ? annotated_declarator(arena, &base, field->annotations, field->name)
                              : declare(arena, field->type, field->annotations, field->name),
                    field, out);
        bool is_next = i + 1 < tag->field_count && written && written == written_tag(field + 1);
        fputs(is_next ? ", " : ";\n", out);
        bits = at + (field->is_bit_field ? field->bit_width : field->type->size * 8);
    }
    if (tag->kind == TYPE_STRUCT && tag->size > round_up(bits, 8 * tag->align) / 8)
        declare_gap(bits, tag->size * 8, out);
}

/* Values are printed so that C gives the enum the same integer type again. */
static void declare_enumerator(const struct tag *tag, const struct enumerator *e, FILE *out)
{
    uint64_t bits = (uint64_t)e->value;
    if (!tag->integer->is_signed && tag->integer->size < 8)
        bits &= (UINT64_C(1) << 8 * tag->integer->size) - 1;
    if (!tag->integer->is_signed)
        fprintf(out, "    %s = %" PRIu64 "%s,\n", e->name, bits, bits > INT64_MAX ? "u" : "");
    else if (e->value == INT64_MIN)
        fprintf(out, "    %s = -%" PRId64 " - 1,\n", e->name, INT64_MAX);
    else
        fprintf(out, "    %s = %" PRId64 ",\n", e->name, e->value);
}

const char *declare_tag(struct arena *arena, const struct tag *tag)
{
    char *bytes;
    size_t size;
    FILE *out = open_memstream(&bytes, &size);
    if (!out)
        panic("declare: out of memory");
    fprintf(out, "%s %s", keyword(tag), annotations_text(arena, tag->annotations, false));
    if (tag->is_packed && !tag->is_plain)
        fputs("__attribute__((packed)) ", out);
    fprintf(out, "%s%s{\n", tag->name, tag->name[0] ? " " : "");
    for (size_t i = 0; i < tag->enumerator_count; i++)
        declare_enumerator(tag, &tag->enumerators[i], out);
    declare_fields(arena, tag, out);
    fputc('}', out);
    if (fclose(out) != 0)
        panic("declare: out of memory");
    const char *text = arena_copy(arena, bytes);
    free(bytes);
    return text;
}

const char *declare_typedef(struct arena *arena, const struct decl *decl)
{
    const struct type *type = decl->type;
    bool is_tag = type->kind == TYPE_STRUCT || type->kind == TYPE_UNION || type->kind == TYPE_ENUM;
    if (is_tag && type->tag->alias == decl)
        return arena_printf(arena, "typedef %s%s %s", type->is_const ? "const " : "",
                            declare_tag(arena, type->tag), decl->name);
    return arena_printf(arena, "typedef %s", declare(arena, type, decl->annotations, decl->name));
}

/* Whether the attribute is `name` or `__name__`, with arguments or without. */
static bool is_attribute(const struct attribute *attribute, const char *name)
{
    const char *text = attribute->text;
    text += strspn(text, "_");
    size_t n = strlen(name);
    return strncmp(text, name, n) == 0 && (!text[n] || strchr("_( ", text[n]));
}

/* Attributes that callers rely on; the others are the implementer's business. */
static const char *attributes_text(struct arena *arena, const struct attribute *attribute)
{
    const char *text = "";
    for (; attribute; attribute = attribute->next) {
        if (is_attribute(attribute, "format"))
            text = arena_printf(arena, "%s __attribute__((%s))", text, attribute->text);
        if (is_attribute(attribute, "warn_unused_result") || is_attribute(attribute, "nodiscard"))
            text = arena_printf(arena, "%s __must_check", text);
    }
    return text;
}

const char *declare_function(struct arena *arena, const struct decl *function)
{
    return arena_printf(arena, "%s%s",
                        declare(arena, function->type, function->annotations, function->name),
                        attributes_text(arena, function->attributes));
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

/* A tag that is written out inside of a declaration has lines. */
static const char *one_line(struct arena *arena, const char *text)
{
    char *line = arena_copy(arena, text), *to = line;
    for (const char *from = text; *from; from++) {
        bool is_indent = *from == ' ' && to > line && to[-1] == ' ';
        if (!is_indent)
            *to++ = *from == '\n' ? ' ' : *from;
    }
    *to = '\0';
    return line;
}

struct spin_member member_of(struct arena *arena, const struct type *type,
                             const struct type *written, const struct annotation *annotations,
                             const char *name)
{
    struct spin_member member = {
        .name = name,
        .declaration = one_line(arena, declare_value(arena, written, annotations, name)),
    };
    while (type->kind == TYPE_ALIAS)
        type = type->target;
    member.size = (uint32_t)type->size;
    while (type->kind == TYPE_ALIAS || type->kind == TYPE_ARRAY) /* said of its elements */
        type = type->target;
    const struct type *pointed = type->kind == TYPE_POINTER ? type->target : type;
    const struct reference *reference = &type->reference;
    bool is_pointer = type->kind == TYPE_POINTER;
    while (pointed->kind == TYPE_ALIAS && !pointed->is_const)
        pointed = pointed->target;
    member.kind = member_kind(type);
    const char *bound =
        member.kind == SPIN_KIND_COUNTED ? annotation_argument(annotations, "counted_by")
        : member.kind == SPIN_KIND_SIZED ? annotation_argument(annotations, "sized_by")
                                         : NULL;
    member.bound = bound ? bound : "";
    member.flags = (pointed->is_const ? SPIN_MEMBER_CONST : 0u) |
                   (is_pointer && reference->is_scope ? SPIN_MEMBER_SCOPE : 0u) |
                   (is_pointer && reference->is_nullable ? SPIN_MEMBER_NULLABLE : 0u) |
                   (is_pointer && reference->is_cstr ? SPIN_MEMBER_CSTR : 0u);
    return member;
}
