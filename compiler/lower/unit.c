/* A whole unit: procedures and globals get their rows, then every body is lowered.
 *
 * requires: check_unit() accepted the unit. ensures: low_verify() holds, and the lists name
 * everything the object's tables need. */
#include "lower.h"

#include "check/walk.h"

static const struct decl *defining(const struct decl *decl)
{
    return decl->canonical && decl->canonical->definition ? decl->canonical->definition : decl;
}

static struct decl *canonical_of(const struct decl *decl)
{
    return decl->canonical ? decl->canonical : (struct decl *)decl;
}

static struct low_object *object_row(struct low_unit *unit, const struct decl *decl)
{
    const struct decl *definition = defining(decl);
    const struct type *element = lower_strip(decl->type);
    uint64_t count = 1;
    for (; element->kind == TYPE_ARRAY; element = lower_strip(element->target))
        count *= element->count;
    struct low_object *object = list_object(unit, element, count, decl->name);
    object->decl = definition;
    object->where = definition->where;
    object->is_const = lower_strip(decl->type)->is_const;
    return object;
}

/* An array is const when its elements are. */
static bool is_const(const struct type *type)
{
    while ((type->kind == TYPE_ALIAS || type->kind == TYPE_ARRAY) && !type->is_const)
        type = type->target;
    return type->is_const;
}

static struct low_global *global_row(struct low_unit *unit, const struct decl *decl,
                                     const char *name)
{
    struct low_global *global = ARENA_NEW(unit->arena, struct low_global);
    const struct decl *definition = defining(decl);
    global->name = name;
    global->decl = definition;
    global->type = definition->type;
    global->is_const = is_const(definition->type);
    return global;
}

/* R18: as an object of its own, when a whole reference to it may exist; else as data here. */
static void declare_global(struct low_unit *unit, const struct decl *decl, const char *name)
{
    struct variable *v = ARENA_NEW(unit->arena, struct variable);
    if (canonical_of(decl)->is_object)
        v->object = object_row(unit, decl);
    else
        v->global = global_row(unit, decl, name);
    canonical_of(decl)->lowered = v;
}

static void fill_global(struct low_unit *unit, const struct decl *decl)
{
    struct variable *v = canonical_of(decl)->lowered;
    const struct expr *initialiser = defining(decl)->initialiser;
    if (v->global) {
        v->global->image = lower_image(unit, v->global->type, initialiser);
        list_global(unit, v->global);
        return;
    }
    v->object->image = lower_image(unit, decl->type, initialiser);
    if (v->object->image.bytes || v->object->image.words)
        v->object->image_name = name_new(unit, "image", decl->name);
}

void lower_global(struct low_unit *unit, const struct decl *decl, const char *name)
{
    if (canonical_of(decl)->lowered)
        return;
    declare_global(unit, decl, name);
    fill_global(unit, decl);
}

static void declare_functions(struct low_unit *unit)
{
    for (size_t i = 0; i < unit->unit->decl_count; i++) {
        const struct decl *decl = unit->unit->decls[i];
        if (decl->kind != DECL_FUNCTION || !decl->body)
            continue;
        struct low_function *function = ARENA_NEW(unit->arena, struct low_function);
        function->decl = decl;
        function->name = name_file_scope(unit, decl);
        function->signature = lower_signature(unit->arena, decl->type);
        function->is_entered = decl->canonical->storage != STORAGE_STATIC;
        list_function(unit, function);
        if (decl->canonical->is_exported)
            list_export(unit, function);
    }
}

/* A procedure whose address is taken may be called by anybody: as a handler, or as a value. */
static void mark_entered(struct walk *walk, struct expr *expr)
{
    bool is_value = expr->kind == EXPR_CONVERT && expr->conversion == CONVERT_FUNCTION;
    struct low_function *function = is_value && expr->a->kind == EXPR_NAME
                                        ? low_find_function(walk->state, expr->a->decl)
                                        : NULL;
    if (function)
        function->is_entered = true;
}

static void find_entered(struct low_unit *unit)
{
    static const struct walk_rule rule = {.expression = mark_entered};
    struct checker checker = {.arena = unit->arena, .unit = (struct unit *)unit->unit};
    walk_unit(&rule, &checker, unit);
}

/* The first declaration of a variable with storage here, as an object or not. */
static bool is_first(const struct decl *decl, bool is_object)
{
    return decl->kind == DECL_VARIABLE && decl->canonical == decl && decl->definition &&
           decl->is_object == is_object;
}

/* All objects exist before the first is filled: the contents of one may name any other, and itself. */
static void declare_globals(struct low_unit *unit)
{
    struct decl *const *decls = unit->unit->decls;
    size_t count = unit->unit->decl_count;
    for (size_t i = 0; i < count; i++)
        if (is_first(decls[i], true))
            declare_global(unit, decls[i], NULL);
    for (size_t i = 0; i < count; i++)
        if (is_first(decls[i], true))
            fill_global(unit, decls[i]);
    for (size_t i = 0; i < count; i++)
        if (is_first(decls[i], false))
            lower_global(unit, decls[i], name_file_scope(unit, decls[i]));
}

struct low_unit *lower_unit(const struct unit *tree, struct arena *arena)
{
    struct low_unit *unit = ARENA_NEW(arena, struct low_unit);
    unit->arena = arena;
    unit->unit = tree;
    unit->file_scope = name_file_scope_set(unit);
    declare_functions(unit);
    find_entered(unit);
    declare_globals(unit);
    for (struct low_function *f = unit->functions; f; f = f->next)
        lower_function(unit, f);
    return unit;
}
