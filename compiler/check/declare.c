/* Declarations: types completed from annotations and defaults (language, section 1).
 *
 * In: types as clang wrote them, annotations beside them. Out: every pointer has its kind, bounds are
 * resolved, redeclarations agree. A declaration whose type was refused has type NULL. */
#include "check/tree.h"
#include "check/typing.h"

#include <string.h>

/* Where a type stands: which annotations mean something there. */
enum position {
    POSITION_WRITTEN, /* in an expression, or an inner level */
    POSITION_PARAMETER,
    POSITION_RESULT,
    POSITION_FIELD,
    POSITION_GLOBAL,
    POSITION_LOCAL,
    POSITION_TYPEDEF,
};

struct completion {
    struct checker *c;
    const struct annotation *annotations; /* NULL on inner levels */
    enum position position;
    struct where where;
    struct bound_scope scope;
    bool is_main; /* its whole type is judged at once (MOD-12) */
};

static struct type *complete(const struct completion *k, struct type *type);

const struct annotation *annotation_find(const struct annotation *list, const char *name)
{
    while (list && strcmp(list->name, name) != 0)
        list = list->next;
    return list;
}

/* The annotation that gives a pointer its kind, and how many do. */
static const struct annotation *kind_annotation(const struct annotation *list, size_t *count)
{
    const struct annotation *found = NULL;
    *count = 0;
    for (; list; list = list->next) {
        bool is_kind_name = strcmp(list->name, "counted_by") == 0 ||
                            strcmp(list->name, "sized_by") == 0 || strcmp(list->name, "array") == 0;
        if (is_kind_name) {
            found = list;
            ++*count;
        }
    }
    return found;
}

static const struct annotation *any_annotation(const struct annotation *list)
{
    static const char *const names[] = {"counted_by", "sized_by", "array",
                                        "scope",      "nullable", "cstr"};
    for (; list; list = list->next) {
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            if (strcmp(list->name, names[i]) == 0)
                return list;
        }
    }
    return NULL;
}

/* PTR-09: true when reported. */
static bool misplaced(const struct completion *k, const struct annotation *annotation,
                      const char *why)
{
    return refuse(k->c, CHECK_annotation_placement, annotation->where, annotation->name, why);
}

/* --- Pointers ----------------------------------------------------------------------------------- */

static enum reference_kind default_kind(struct checker *c, struct type *target, bool is_scope)
{
    const struct type *type = resolve(c, target);
    bool is_record = type->kind == TYPE_STRUCT || type->kind == TYPE_UNION;
    if (type->kind == TYPE_VOID)
        return REFERENCE_ANY;
    if (type->kind == TYPE_FUNCTION)
        return REFERENCE_FUNCTION;
    if (is_record && !type->tag->is_complete)
        return REFERENCE_CAPABILITY;
    bool is_char = type->kind == TYPE_INTEGER && type->rank == RANK_CHAR && type->is_signed;
    return is_char && !is_scope ? REFERENCE_ARRAY : REFERENCE_OBJECT;
}

/* What the annotation asks for, refused where it can not be. */
static bool annotated_kind(const struct completion *k, const struct annotation *annotation,
                           struct reference *reference)
{
    enum reference_kind plain = reference->kind;
    bool is_data = plain == REFERENCE_OBJECT || plain == REFERENCE_ARRAY;
    if (strcmp(annotation->name, "array") == 0) {
        reference->kind = REFERENCE_ARRAY;
        return is_data || !misplaced(k, annotation, "is for arrays of complete types");
    }
    bool is_sized = strcmp(annotation->name, "sized_by") == 0;
    reference->kind = is_sized ? REFERENCE_SIZED : REFERENCE_COUNTED;
    bool has_bound =
        k->position == POSITION_PARAMETER ||
        (!is_sized && (k->position == POSITION_RESULT || k->position == POSITION_FIELD));
    if (!has_bound) /* BND-06 */
        return !refuse(k->c, CHECK_bound_placement, annotation->where, annotation->name);
    if (is_sized && plain != REFERENCE_ANY)
        return !misplaced(k, annotation, "is for void * parameters");
    if (!is_sized && !is_data)
        return !misplaced(k, annotation, "is for arrays of complete types");
    reference->bound = bound_parse(k->c, annotation->argument, annotation->where, &k->scope);
    return reference->bound != NULL;
}

/* SCP-07: in memory a stack reference is one word, to one object, and only locals hold it. */
static bool scope_field(const struct completion *k, const struct annotation *annotation,
                        const struct reference *reference)
{
    const struct tag *tag = k->scope.tag;
    bool is_one = reference->kind == REFERENCE_OBJECT || reference->kind == REFERENCE_CAPABILITY;
    if (!is_one)
        return !refuse(k->c, CHECK_scope_field_bounded, annotation->where,
                       "a member or element that refers to an array");
    return (tag && tag->is_stackonly) ||
           !refuse(k->c, CHECK_scope_field, annotation->where,
                   arena_printf(k->c->arena, "a member of %s, which is not '__stackonly'",
                                tag_text(k->c, tag)));
}

static bool apply_scope(const struct completion *k, const struct annotation *annotation,
                        struct reference *reference)
{
    reference->is_scope = true;
    if (reference->kind == REFERENCE_FUNCTION)
        return !misplaced(k, annotation, "says nothing about procedures");
    if (k->position == POSITION_FIELD)
        return scope_field(k, annotation, reference);
    if (k->position == POSITION_GLOBAL || k->position == POSITION_TYPEDEF)
        return !misplaced(k, annotation, "is for parameters, results and locals");
    return true;
}

static bool apply_flags(const struct completion *k, struct reference *reference,
                        struct type *target)
{
    const struct annotation *nullable = annotation_find(k->annotations, "nullable");
    const struct annotation *cstr = annotation_find(k->annotations, "cstr");
    bool is_parameter = k->position == POSITION_PARAMETER;
    if (nullable && !is_parameter && k->position != POSITION_RESULT &&
        misplaced(k, nullable, "is for parameters and results"))
        return false;
    const struct type *type = resolve(k->c, target);
    bool is_text = reference->kind == REFERENCE_ARRAY && type->is_const &&
                   type->kind == TYPE_INTEGER && type->rank == RANK_CHAR && !reference->is_scope;
    if (cstr && (!is_parameter || !is_text) &&
        misplaced(k, cstr, "is for parameters of type const char *"))
        return false;
    reference->is_nullable = nullable != NULL;
    reference->is_cstr = cstr != NULL;
    return true;
}

static bool apply_annotations(const struct completion *k, struct type *pointer)
{
    struct reference *reference = &pointer->reference;
    const struct annotation *scope = annotation_find(k->annotations, "scope");
    size_t count;
    const struct annotation *kind = kind_annotation(k->annotations, &count);
    if (count > 1 && misplaced(k, kind, "is the second kind of one reference"))
        return false;
    if (scope && !kind && reference->kind == REFERENCE_ARRAY)
        reference->kind = default_kind(k->c, pointer->target, true);
    if (kind && !annotated_kind(k, kind, reference))
        return false;
    if (scope && !apply_scope(k, scope, reference))
        return false;
    /* ARR-05 */
    bool is_whole = reference->kind == REFERENCE_OBJECT && !reference->is_scope;
    if (!is_whole && type_is_flexible(pointer->target) &&
        refuse(k->c, CHECK_flexible_reference, k->where, spell(k->c, pointer->target)))
        return false;
    return apply_flags(k, reference, pointer->target);
}

static struct type *complete_pointer(const struct completion *k, struct type *type)
{
    struct checker *c = k->c;
    const struct completion inner = {.c = c,
                                     .position = POSITION_WRITTEN,
                                     .where = k->where,
                                     .scope = {.function = k->scope.function}};
    const struct completion *below = &inner;
    bool is_procedure = type_strip(type->target)->kind == TYPE_FUNCTION;
    /* Annotations of a pointer to a procedure describe its result. */
    if (is_procedure && type->target->kind == TYPE_FUNCTION)
        below = k;
    struct type *target = complete(below, type->target);
    if (!target)
        return NULL;
    /* PTR-04 */
    if (is_kind(c, target, TYPE_ARRAY) && refuse(c, CHECK_pointer_to_array, k->where))
        return NULL;
    struct type *pointer = type_copy(c, type);
    pointer->target = target;
    pointer->size = pointer->align = 8;
    pointer->reference = (struct reference){.kind = default_kind(c, target, false)};
    if (below == k)
        return pointer;
    return apply_annotations(k, pointer) ? pointer : NULL;
}

/* --- Other types -------------------------------------------------------------------------------- */

/* SCP-08: R15, the callee could keep a copy, the caller would get one of what is gone. */
static bool may_be_passed(const struct completion *k, struct type *type, const char *as)
{
    return !type || !type_is_stackonly(type) ||
           !refuse(k->c, CHECK_stackonly_passed, k->where, spell(k->c, type), as);
}

static struct type *complete_parameter(const struct completion *function,
                                       const struct parameter *parameter)
{
    struct checker *c = function->c;
    struct completion k = *function;
    k.annotations = parameter->annotations;
    k.position = POSITION_PARAMETER;
    if (parameter->where.line)
        k.where = parameter->where;
    struct type *written = parameter->written ? type_strip(parameter->written) : NULL;
    bool is_open = written && written->kind == TYPE_ARRAY && written->is_flexible &&
                   !annotation_find(parameter->annotations, "counted_by");
    /* ARR-01 */
    if (is_open && !k.is_main && refuse(c, CHECK_open_array, k.where, parameter->name))
        return NULL;
    struct type *type = complete(&k, parameter->type);
    return may_be_passed(&k, type, "a parameter by value") ? type : NULL;
}

static bool has_bound_annotation(const struct parameter *parameter)
{
    return annotation_find(parameter->annotations, "counted_by") ||
           annotation_find(parameter->annotations, "sized_by");
}

/* Parameters without bounds first: they are what the bounds of the others and of the result name. */
static bool complete_parameters(struct completion *k, struct type *function,
                                struct parameter *parameters)
{
    bool is_good = true;
    for (int bounded = 0; bounded < 2; bounded++) {
        for (size_t i = 0; i < function->parameter_count; i++) {
            if (has_bound_annotation(&parameters[i]) != bounded)
                continue;
            parameters[i].type = complete_parameter(k, &parameters[i]);
            is_good &= parameters[i].type != NULL;
        }
    }
    return is_good;
}

static struct type *complete_function(const struct completion *k, struct type *type)
{
    struct checker *c = k->c;
    /* FUN-02 */
    if (!type->has_prototype && refuse(c, CHECK_unprototyped, k->where))
        return NULL;
    size_t n = type->parameter_count;
    struct type *function = type_copy(c, type);
    function->parameters = arena_array(c->arena, n + 1, sizeof(struct parameter));
    if (n)
        memcpy(function->parameters, type->parameters, n * sizeof(struct parameter));
    struct completion inner = *k;
    inner.scope = (struct bound_scope){
        .parameters = function->parameters, .parameter_count = n, .function = k->scope.function};
    bool is_good = complete_parameters(&inner, function, function->parameters);
    inner.position = POSITION_RESULT;
    function->target = complete(&inner, type->target);
    is_good &= may_be_passed(k, function->target, "a result");
    return is_good && function->target ? function : NULL;
}

/* ARR-05: R14, only the heap has objects that end in a flexible member, each with the count of its own. */
static bool may_be_part(const struct completion *k, struct type *type)
{
    return !type_is_flexible(type) ||
           !refuse(k->c, CHECK_flexible_part, k->where, spell(k->c, type));
}

/* SCP-07: an element is in memory, also that of a local array. */
static bool may_be_element(const struct completion *k, struct type *type)
{
    type = resolve(k->c, type);
    bool is_bounded = type->kind == TYPE_POINTER && type->reference.is_scope &&
                      type->reference.kind != REFERENCE_OBJECT &&
                      type->reference.kind != REFERENCE_CAPABILITY;
    return !is_bounded || !refuse(k->c, CHECK_scope_element_bounded, k->where,
                                  "a member or element that refers to an array");
}

static bool is_written(const struct completion *k)
{
    return k->position == POSITION_WRITTEN || k->position == POSITION_TYPEDEF;
}

static struct type *complete_array(const struct completion *k, struct type *type)
{
    struct checker *c = k->c;
    struct type *element = complete(k, type->target);
    if (!element)
        return NULL;
    bool is_member = type->is_flexible && k->position == POSITION_FIELD;
    if (!may_be_part(k, element) || !may_be_element(k, element))
        return NULL;
    /* ARR-03 */
    if (!is_member && (type->is_flexible || type->count == 0) &&
        refuse(c, CHECK_empty_array, k->where))
        return NULL;
    struct type *array = type_copy(c, type);
    array->target = element;
    return array;
}

static struct type *complete_typedef(struct checker *c, struct decl *decl)
{
    decl = decl->canonical;
    if (decl->is_typed)
        return decl->type;
    decl->is_typed = true;
    uint32_t part = c->part;
    c->part = decl->part;
    const struct completion k = {.c = c,
                                 .annotations = decl->annotations,
                                 .position = POSITION_TYPEDEF,
                                 .where = decl->where,
                                 .scope = {.function = decl->function}};
    decl->type = decl->type ? complete(&k, decl->type) : NULL;
    c->part = part;
    return decl->type;
}

/* An alias stays for messages. With annotations of its own the reference is one of its own. */
static struct type *complete_alias(const struct completion *k, struct type *type)
{
    struct checker *c = k->c;
    struct type *target = complete_typedef(c, type->declaration);
    if (!target)
        return NULL;
    bool is_const = type->is_const || type_strip(type)->is_const;
    struct type *alias = type_copy(c, type);
    alias->target = target;
    alias->is_const = is_const;
    struct type *resolved = resolve(c, alias);
    alias->size = resolved->size;
    alias->align = resolved->align;
    const struct annotation *first = any_annotation(k->annotations);
    if (!is_written(k) && !may_be_part(k, alias))
        return NULL;
    if (!first)
        return alias;
    if (resolved->kind != TYPE_POINTER)
        return misplaced(k, first, "is for references") ? NULL : alias;
    struct type *pointer = type_copy(c, resolved);
    return apply_annotations(k, pointer) ? pointer : NULL;
}

static struct type *complete(const struct completion *k, struct type *type)
{
    const struct annotation *first = any_annotation(k->annotations);
    switch (type->kind) {
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM:
    case TYPE_STRUCT:
    case TYPE_UNION:
        if (!is_written(k) && !may_be_part(k, type))
            return NULL;
        return first && misplaced(k, first, "is for references") ? NULL : type;
    case TYPE_POINTER: return complete_pointer(k, type);
    case TYPE_ARRAY: return complete_array(k, type);
    case TYPE_FUNCTION: return complete_function(k, type);
    case TYPE_ALIAS: return complete_alias(k, type);
    }
    return NULL;
}

struct type *complete_type(struct checker *c, struct type *type, struct where where)
{
    const struct completion k = {
        .c = c, .position = POSITION_WRITTEN, .where = where, .scope = {.function = c->function}};
    return type ? complete(&k, type) : NULL;
}

/* --- Tags --------------------------------------------------------------------------------------- */

static void declare_tag(struct tag *tag)
{
    tag->is_plain = annotation_find(tag->annotations, "plain") != NULL;
    tag->is_stackonly = annotation_find(tag->annotations, "stackonly") != NULL;
    tag->is_slice = annotation_find(tag->annotations, "slice") != NULL;
}

/* `typedef struct { ... } point;` gives the struct the only name it has. */
static void note_alias(struct decl *decl)
{
    const struct type *type = decl->type;
    bool is_tag =
        type && (type->kind == TYPE_STRUCT || type->kind == TYPE_UNION || type->kind == TYPE_ENUM);
    if (is_tag && !type->tag->name[0] && !type->tag->alias)
        type->tag->alias = decl->canonical;
}

/* ARR-04: R14 */
static void declare_flexible(struct checker *c, const struct tag *tag)
{
    for (size_t i = 0; i < tag->field_count; i++) {
        const struct field *field = &tag->fields[i];
        const struct type *type = field->type ? resolve(c, field->type) : NULL;
        bool is_flexible = type && type->kind == TYPE_ARRAY && type->is_flexible;
        bool is_last = tag->kind == TYPE_STRUCT && i > 0 && i + 1 == tag->field_count;
        if (is_flexible && (!is_last || tag->is_packed))
            refuse(c, CHECK_flexible_member, field->where, field->name);
    }
}

/* SCP-08: where a struct may go, what it holds goes with it. */
static void stackonly_field(struct checker *c, const struct tag *tag, const struct field *field)
{
    refuse(c, CHECK_stackonly_field, field->where, spell(c, field->type),
           arena_printf(c->arena, "a member of %s, which is not '__stackonly'", tag_text(c, tag)));
}

static void declare_fields(struct checker *c, struct tag *tag)
{
    c->part = tag->part;
    for (size_t pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < tag->field_count; i++) {
            struct field *field = &tag->fields[i];
            bool is_counted = annotation_find(field->annotations, "counted_by") != NULL;
            if (is_counted != pass || !field->type)
                continue;
            const struct completion k = {.c = c,
                                         .annotations = field->annotations,
                                         .position = POSITION_FIELD,
                                         .where = field->where,
                                         .scope = {.tag = tag, .function = tag->function}};
            field->type = complete(&k, field->type);
            if (field->type && type_is_stackonly(field->type) && !tag->is_stackonly)
                stackonly_field(c, tag, field);
        }
    }
    declare_flexible(c, tag);
    /* ARR-03 */
    bool is_record = tag->kind != TYPE_ENUM && tag->is_complete;
    if (is_record && tag->field_count == 0)
        refuse(c, CHECK_empty_struct, tag->where);
}

/* --- Declarations ------------------------------------------------------------------------------- */

/* Redeclarations are one type: the body and every caller go by the same kinds and bounds. FUN-05 */
static void agree(struct checker *c, struct decl *decl)
{
    struct decl *first = decl->canonical;
    if (decl == first || !decl->type || !first->type)
        return;
    if (!type_equal(c, decl->type, first->type, COMPARE_ALL)) {
        if (refuse(c, CHECK_redeclaration, decl->where, decl->name, spell(c, decl->type),
                   spell(c, first->type)))
            diag_note(c->diags, first->where, "'%s' is first declared here", first->name);
        return;
    }
    if (decl->kind == DECL_FUNCTION)
        decl->type = first->type;
}

/* Parameters of a body have the types of the function type; a const of their own stays. */
static void declare_parameters(struct checker *c, struct decl *function)
{
    if (!function->type)
        return;
    const struct type *type = resolve(c, function->type);
    for (size_t i = 0; i < function->parameter_count && i < type->parameter_count; i++) {
        struct decl *decl = function->parameters[i];
        bool is_const = decl->type && type_strip(decl->type)->is_const;
        struct type *shared = type->parameters[i].type;
        bool is_shared = resolve(c, shared)->is_const == is_const;
        decl->type = is_shared ? shared : qualified(c, resolve(c, shared), is_const);
        decl->index = (uint32_t)i;
    }
}

static void declare(struct checker *c, struct decl *decl, enum position position)
{
    if (decl->is_typed)
        return;
    decl->is_typed = true;
    c->part = decl->part;
    const struct completion k = {.c = c,
                                 .annotations = decl->annotations,
                                 .position = position,
                                 .where = decl->where,
                                 .scope = {.function = decl->function},
                                 .is_main = decl_is_main(decl)};
    decl->type = decl->type ? complete(&k, decl->type) : NULL;
    if (decl->kind == DECL_FUNCTION && decl->type)
        decl->type = resolve(c, decl->type); /* a typedef may have declared it */
    if (k.is_main && decl->type && !main_check(c, decl))
        decl->type = NULL;
    agree(c, decl);
    if (decl->kind == DECL_FUNCTION)
        declare_parameters(c, decl);
}

static enum position position_of(const struct decl *decl)
{
    bool is_local =
        decl->kind == DECL_VARIABLE && decl->function && decl->storage != STORAGE_STATIC;
    return is_local ? POSITION_LOCAL : POSITION_GLOBAL;
}

void declare_unit(struct checker *c)
{
    struct unit *unit = c->unit;
    for (size_t i = 0; i < unit->tag_count; i++)
        declare_tag(unit->tags[i]);
    for (size_t i = 0; i < unit->decl_count; i++) {
        if (unit->decls[i]->kind != DECL_TYPEDEF)
            continue;
        note_alias(unit->decls[i]);
        complete_typedef(c, unit->decls[i]);
    }
    for (size_t i = 0; i < unit->tag_count; i++)
        declare_fields(c, unit->tags[i]);
    layout_unit(c);
    for (size_t i = 0; i < unit->all_count; i++) {
        struct decl *decl = unit->all[i];
        if (decl->kind == DECL_FUNCTION || decl->kind == DECL_VARIABLE)
            declare(c, decl, position_of(decl));
    }
}
