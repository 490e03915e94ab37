/* Rows of the object's tables, collected while functions are lowered. */
#include "lower.h"

#include "check/typing.h"

#include <string.h>

#define LIST_APPEND(unit, first, last, row)                                                        \
    do {                                                                                           \
        if ((unit)->last)                                                                          \
            (unit)->last->next = (row);                                                            \
        else                                                                                       \
            (unit)->first = (row);                                                                 \
        (unit)->last = (row);                                                                      \
    } while (0)

/* --- Sites ----------------------------------------------------------------------------------------- */

struct low_site *list_site_kind(struct lowering *l, struct where where, uint32_t kind,
                                const char *expression)
{
    struct low_unit *unit = l->unit;
    struct low_site *site = ARENA_NEW(l->arena, struct low_site);
    site->number = unit->site_count++;
    site->where = where;
    site->check = LOW_CHECK_COUNT;
    site->kind = kind;
    site->expression = expression;
    site->a = site->b = "";
    site->procedure = l->function->number;
    LIST_APPEND(unit, sites, last_site, site);
    return site;
}

struct low_site *list_site(struct lowering *l, const struct expr *expr, enum low_check check)
{
    const struct low_check_row *row = &low_checks[check];
    const char *text = expr ? expr_spell(l->arena, expr) : "";
    struct low_site *site = list_site_kind(l, expr ? expr->where : l->where, row->kind, text);
    site->check = check;
    site->a = row->a;
    site->b = row->b;
    site->is_argument = check == LOW_CHECK_NULL_ENTRY || check == LOW_CHECK_CAPABILITY_ENTRY;
    return site;
}

struct low_site *lower_check(struct lowering *l, enum low_check check, struct low_value *a,
                             struct low_value *b, struct low_value *base, const struct expr *expr)
{
    if (check == low_dropped)
        return NULL;
    struct low_site *site = list_site(l, expr, check);
    struct low_stmt *stmt = low_append(l, LOW_CHECK);
    stmt->check = check;
    stmt->a = a;
    stmt->b = b;
    stmt->base = base;
    stmt->site = site->number;
    return site;
}

/* --- Types of objects --------------------------------------------------------------------------------- */

static bool type_is_same(const struct type *a, const struct type *b);

static bool function_is_same(const struct type *a, const struct type *b)
{
    if (a->parameter_count != b->parameter_count || a->is_variadic != b->is_variadic ||
        !type_is_same(a->target, b->target))
        return false;
    for (size_t i = 0; i < a->parameter_count; i++) {
        if (!type_is_same(a->parameters[i].type, b->parameters[i].type))
            return false;
    }
    return true;
}

/* Const may be said by any of the typedefs around a type. */
static bool is_const(const struct type *type)
{
    for (; type->kind == TYPE_ALIAS; type = type->target)
        if (type->is_const)
            return true;
    return type->is_const;
}

/* What a reference may be used for, and what it promises. */
static bool reference_is_same(const struct reference *a, const struct reference *b)
{
    return a->kind == b->kind && a->is_scope == b->is_scope && a->is_nullable == b->is_nullable &&
           a->is_cstr == b->is_cstr && bound_equal(a->bound, b->bound);
}

/* Whether objects with elements of these types have the same type id. Const of the elements does not
 * matter: an object is what it was allocated as. Everything that is said of a reference does: as()
 * would be a cast. An enum is its integer type. */
static bool type_is_same(const struct type *a, const struct type *b)
{
    a = lower_strip(a), b = lower_strip(b);
    if (a->kind == TYPE_ENUM)
        a = lower_strip(a->tag->integer);
    if (b->kind == TYPE_ENUM)
        b = lower_strip(b->tag->integer);
    if (a->kind != b->kind)
        return false;
    switch (a->kind) {
    case TYPE_VOID:
    case TYPE_BOOL: return true;
    case TYPE_INTEGER:
        return a->size == b->size && a->is_signed == b->is_signed &&
               (a->rank == RANK_CHAR) == (b->rank == RANK_CHAR);
    case TYPE_FLOAT: return a->size == b->size;
    case TYPE_STRUCT:
    case TYPE_UNION: return a->tag == b->tag;
    case TYPE_ARRAY: return a->count == b->count && type_is_same(a->target, b->target);
    case TYPE_POINTER:
        return reference_is_same(&a->reference, &b->reference) &&
               is_const(a->target) == is_const(b->target) && type_is_same(a->target, b->target);
    case TYPE_FUNCTION: return function_is_same(a, b);
    case TYPE_ENUM:
    case TYPE_ALIAS: break;
    }
    return false;
}

static const char *descriptor_hint(const struct type *type)
{
    type = lower_strip(type);
    switch (type->kind) {
    case TYPE_STRUCT:
    case TYPE_UNION: return type->tag->name;
    case TYPE_POINTER: return "reference";
    case TYPE_VOID:
    case TYPE_BOOL:
    case TYPE_INTEGER:
    case TYPE_FLOAT:
    case TYPE_ENUM:
    case TYPE_ARRAY:
    case TYPE_FUNCTION:
    case TYPE_ALIAS: break;
    }
    return "number";
}

struct low_descriptor *list_descriptor(struct low_unit *unit, const struct type *type)
{
    type = lower_strip(type);
    for (struct low_descriptor *d = unit->descriptors; d; d = d->next) {
        if (type_is_same(d->type, type))
            return d;
    }
    struct low_descriptor *d = ARENA_NEW(unit->arena, struct low_descriptor);
    d->number = unit->descriptor_count++;
    d->type = type;
    d->id_name = name_new(unit, "id", descriptor_hint(type));
    LIST_APPEND(unit, descriptors, last_descriptor, d);
    return d;
}

/* --- Objects --------------------------------------------------------------------------------------------- */

struct low_object *list_object(struct low_unit *unit, const struct type *element, uint64_t count,
                               const char *hint)
{
    struct low_object *object = ARENA_NEW(unit->arena, struct low_object);
    object->number = unit->object_count++;
    object->descriptor = list_descriptor(unit, element);
    object->count = count;
    object->cell = name_new(unit, "cell", hint);
    LIST_APPEND(unit, objects, last_object, object);
    return object;
}

struct low_object *list_literal(struct low_unit *unit, const struct expr *literal)
{
    const struct type *element = lower_strip(literal->type)->target;
    struct low_object *object = list_object(unit, element, literal->length, "text");
    object->is_const = true;
    object->where = literal->where;
    object->image = (struct low_image){(const uint8_t *)literal->bytes, literal->length, NULL};
    object->image_name = name_new(unit, "image", "text");
    return object;
}

void list_global(struct low_unit *unit, struct low_global *global)
{
    LIST_APPEND(unit, globals, last_global, global);
    const struct type *element = lower_strip(global->type);
    uint64_t count = 1;
    for (; element->kind == TYPE_ARRAY; element = lower_strip(element->target))
        count *= element->count;
    if (!type_has_references(element))
        return;
    struct low_root_range *range = ARENA_NEW(unit->arena, struct low_root_range);
    range->global = global;
    range->descriptor = list_descriptor(unit, element);
    range->count = count;
    LIST_APPEND(unit, roots, last_root, range);
}

/* --- Procedures -------------------------------------------------------------------------------------------- */

static const struct decl *canonical(const struct decl *decl)
{
    return decl->canonical ? decl->canonical : decl;
}

/* The rows of a procedure; NULL when nothing asked for one yet. */
static struct procedure *procedure_of(const struct decl *decl)
{
    return decl->kind == DECL_FUNCTION ? canonical(decl)->lowered : NULL;
}

static struct procedure *procedure_make(struct low_unit *unit, const struct decl *decl)
{
    struct decl *first = decl->canonical ? decl->canonical : (struct decl *)decl;
    if (!first->lowered)
        first->lowered = ARENA_NEW(unit->arena, struct procedure);
    return first->lowered;
}

struct low_function *low_find_function(const struct low_unit *unit, const struct decl *decl)
{
    (void)unit;
    const struct procedure *rows = procedure_of(decl);
    return rows ? rows->function : NULL;
}

struct low_import *low_find_import(const struct low_unit *unit, const struct decl *decl)
{
    (void)unit;
    const struct procedure *rows = procedure_of(decl);
    return rows ? rows->import : NULL;
}

struct low_export *low_find_export(const struct low_unit *unit, const struct decl *decl)
{
    (void)unit;
    const struct procedure *rows = procedure_of(decl);
    return rows ? rows->export : NULL;
}

struct low_import *list_import(struct low_unit *unit, const struct decl *decl)
{
    struct low_import *import = low_find_import(unit, decl);
    if (import)
        return import;
    import = ARENA_NEW(unit->arena, struct low_import);
    import->number = unit->import_count++;
    import->decl = canonical(decl);
    import->slot = arena_printf(unit->arena, "slot_%s", name_safe(unit->arena, decl->name));
    LIST_APPEND(unit, imports, last_import, import);
    procedure_make(unit, decl)->import = import;
    return import;
}

void list_export(struct low_unit *unit, const struct low_function *function)
{
    struct low_export *export = ARENA_NEW(unit->arena, struct low_export);
    export->number = unit->export_count++;
    export->decl = canonical(function->decl);
    export->slot =
        arena_printf(unit->arena, "slot_%s", name_safe(unit->arena, function->decl->name));
    export->procedure = function->number;
    LIST_APPEND(unit, exports, last_export, export);
    procedure_make(unit, function->decl)->export = export;
}

void list_function(struct low_unit *unit, struct low_function *function)
{
    function->number = unit->function_count++;
    LIST_APPEND(unit, functions, last_function, function);
    procedure_make(unit, function->decl)->function = function;
}

void list_install(struct low_unit *unit, struct low_install *install)
{
    install->number = unit->install_count++;
    LIST_APPEND(unit, installs, last_install, install);
}

/* The cell with a procedure's trampoline, or the function itself when it is private. */
const char *list_procedure_address(struct low_unit *unit, const struct decl *decl, bool *is_cell)
{
    const char *cell = arena_printf(unit->arena, "cell_%s", name_safe(unit->arena, decl->name));
    struct low_export *export = low_find_export(unit, decl);
    const struct low_function *function = low_find_function(unit, decl);
    *is_cell = export || !function;
    if (!*is_cell)
        return function->name;
    if (export)
        return export->address = cell;
    return list_import(unit, decl)->address = cell;
}
