/* SUB: what is C but not in the dialect (R29). Every attribute, annotation and qualifier is on a list
 * here or it is refused; what the front end cannot express in the tree never gets this far.
 *
 * requires: AST_PARSED; runs before typing, which relies on nothing unknown being left. */
#include "check/rules.h"
#include "check/tree.h"
#include "check/walk.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* --- Attributes and annotations --------------------------------------------------------------- */

/* Where something may stand. */
enum position {
    ON_FUNCTION = 1,
    ON_VARIABLE = 2,
    ON_PARAMETER = 4,
    ON_FIELD = 8,
    ON_TYPEDEF = 16,
    ON_STRUCT = 32,
    ON_REFERENCE = ON_FUNCTION | ON_VARIABLE | ON_PARAMETER | ON_FIELD | ON_TYPEDEF,
    ON_ANY = ON_REFERENCE | ON_STRUCT,
};

struct allowed {
    const char *name;
    unsigned positions;
};

/* Attributes that change nothing here, or nothing that is not checked elsewhere. */
static const struct allowed attributes[] = {
    {"unused", ON_ANY},         {"maybe_unused", ON_ANY},
    {"deprecated", ON_ANY},     {"warn_unused_result", ON_FUNCTION | ON_TYPEDEF},
    {"nodiscard", ON_FUNCTION}, {"noinline", ON_FUNCTION},
    {"cold", ON_FUNCTION},      {"format", ON_FUNCTION | ON_TYPEDEF},
    {"packed", ON_STRUCT},    /* SUB-25 */
    {"may_alias", ON_STRUCT}, /* SUB-25 */
    {"aligned", ON_VARIABLE}, /* SUB-24 */
    {"_Alignas", ON_VARIABLE},  {NULL, 0},
};

static const struct allowed annotations[] = {
    {"counted_by", ON_REFERENCE},
    {"sized_by", ON_PARAMETER},
    {"array", ON_REFERENCE},
    {"scope", ON_REFERENCE},
    {"nullable", ON_FUNCTION | ON_PARAMETER | ON_TYPEDEF},
    {"cstr", ON_PARAMETER},
    {"stackonly", ON_STRUCT},
    {"plain", ON_STRUCT},
    {"slice", ON_STRUCT},
    {"ephemeral", ON_FUNCTION},
    {"functional", ON_FUNCTION},
    {"module", ON_VARIABLE},
    {"implements", ON_VARIABLE},
    {"initialiser", ON_VARIABLE},
    {NULL, 0},
};

/* SUB-20 */
static void check_attributes(struct checker *c, const struct attribute *list,
                             enum position position)
{
    for (; list; list = list->next) {
        const struct allowed *row = attributes;
        while (row->name && !attribute_is(list, row->name))
            row++;
        if (!row->name || !(row->positions & position))
            refuse(c, CHECK_attribute_unknown, list->where, list->text);
    }
}

/* SUB-21 */
static void check_annotations(struct checker *c, const struct annotation *list,
                              enum position position)
{
    for (; list; list = list->next) {
        const struct allowed *row = annotations;
        while (row->name && strcmp(row->name, list->name) != 0)
            row++;
        if (!row->name || !(row->positions & position))
            refuse(c, CHECK_annotation_place, list->where, list->name);
    }
}

static void check_parameters(struct checker *c, struct type *type)
{
    for (size_t i = 0; i < type->parameter_count; i++) {
        check_attributes(c, type->parameters[i].attributes, ON_PARAMETER);
        check_annotations(c, type->parameters[i].annotations, ON_PARAMETER);
    }
}

/* --- Types ------------------------------------------------------------------------------------ */

struct type_state {
    struct type_visit visit;
    struct checker *c;
    struct where where;
};

static bool check_type_part(struct type_visit *visit, struct type *type, unsigned depth)
{
    struct type_state *s = visit->state;
    (void)depth;
    /* SUB-22 */
    if (type->is_volatile && refuse(s->c, CHECK_volatile, s->where, type_spell(s->c->arena, type)))
        return false;
    if (type->kind == TYPE_FUNCTION)
        check_parameters(s->c, type);
    /* A typedef is checked where it is declared, unless that is inside a function. */
    return type->kind != TYPE_ALIAS || !type->declaration || type->declaration->function;
}

static void subset_type(struct walk *walk, struct type *type, struct where where)
{
    struct type_state state = {.c = walk->checker, .where = where};
    state.visit = (struct type_visit){check_type_part, &state};
    type_visit_parts(&state.visit, type);
}

/* --- Declarations ----------------------------------------------------------------------------- */

static enum position decl_position(const struct decl *decl)
{
    switch (decl->kind) {
    case DECL_FUNCTION: return ON_FUNCTION;
    case DECL_PARAMETER: return ON_PARAMETER;
    case DECL_TYPEDEF: return ON_TYPEDEF;
    case DECL_VARIABLE:
    case DECL_ENUMERATOR: return ON_VARIABLE;
    }
    return ON_VARIABLE;
}

/* The value of `aligned(N)`; 16, the most there is, when it is not a plain number. */
static unsigned long alignment(const struct attribute *attribute)
{
    const char *digits = strchr(attribute->text, '(');
    char *end = NULL;
    unsigned long value = digits ? strtoul(digits + 1, &end, 0) : 0;
    while (end && isspace((unsigned char)*end))
        end++;
    return end && *end == ')' && value > 0 ? value : 16;
}

/* SUB-24: a header lies 8 bytes in front of an object, so objects are aligned to 8. */
static void check_alignment(struct checker *c, const struct decl *decl)
{
    const struct attribute *aligned = attribute_find(decl->attributes, "aligned");
    if (!aligned)
        aligned = attribute_find(decl->attributes, "_Alignas");
    if (aligned && !decl_is_automatic(decl) && alignment(aligned) > 8)
        refuse(c, CHECK_alignment, decl->where, decl->name);
}

/* Names that the macros of the prelude declare. */
static bool is_module_macro(const struct decl *decl)
{
    return annotation_find(decl->annotations, "module") ||
           annotation_find(decl->annotations, "implements") ||
           annotation_find(decl->annotations, "initialiser");
}

static void subset_declaration(struct walk *walk, struct decl *decl)
{
    struct checker *c = walk->checker;
    if (decl->kind != DECL_PARAMETER) { /* those are part of the function's type */
        check_attributes(c, decl->attributes, decl_position(decl));
        check_annotations(c, decl->annotations, decl_position(decl));
    }
    check_alignment(c, decl);
    /* SUB-27 */
    bool is_reserved = strncmp(decl->name, "__sc_", 5) == 0 && !is_module_macro(decl);
    if (is_reserved && !walk_is_prelude(c->unit, decl->where))
        refuse(c, CHECK_reserved_declared, decl->where, decl->name);
}

static void subset_tag(struct walk *walk, struct tag *tag)
{
    struct checker *c = walk->checker;
    const char *name = tag_text(c, tag);
    check_attributes(c, tag->attributes, ON_STRUCT);
    check_annotations(c, tag->annotations, ON_STRUCT);
    const struct annotation *stackonly = annotation_find(tag->annotations, "stackonly");
    if (stackonly && tag->kind != TYPE_STRUCT) /* SUB-21 */
        refuse(c, CHECK_stackonly_struct, stackonly->where, stackonly->name);
    /* SUB-25: packing, aliasing and the promise that every byte is plain come together. */
    bool is_plain = annotation_find(tag->annotations, "plain") != NULL;
    bool is_packed = tag->is_packed || attribute_find(tag->attributes, "packed") != NULL;
    bool may_alias = attribute_find(tag->attributes, "may_alias") != NULL;
    if (is_plain != is_packed || is_plain != may_alias)
        refuse(c, CHECK_packed, tag->where, name);
    for (size_t i = 0; i < tag->field_count; i++) {
        check_attributes(c, tag->fields[i].attributes, ON_FIELD);
        check_annotations(c, tag->fields[i].annotations, ON_FIELD);
    }
}

void rules_subset(struct checker *c)
{
    static const struct walk_rule rule = {
        .declaration = subset_declaration,
        .tag = subset_tag,
        .type = subset_type,
    };
    walk_unit(&rule, c, NULL);
}
