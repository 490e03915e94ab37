/* A whole unit: procedures and globals get their rows, then every body is lowered.
 *
 * requires: check_unit() accepted the unit. ensures: low_verify() holds, and the lists name
 * everything the object's tables need. */
#include "lower.h"

#include "check/walk.h"

static bool is_static_name(const struct decl *decl)
{
    return decl->kind == DECL_VARIABLE && decl->storage != STORAGE_EXTERN;
}

static const struct decl *defining(const struct decl *decl)
{
    return decl->canonical && decl->canonical->definition ? decl->canonical->definition : decl;
}

/* R18: as an object of its own, when a whole reference to it may exist; else as data here. */
void lower_global(struct low_unit *unit, const struct decl *decl, const char *name)
{
    struct decl *canonical = decl->canonical ? decl->canonical : (struct decl *)decl;
    if (canonical->lowered)
        return;
    const struct decl *definition = defining(decl);
    struct variable *v = ARENA_NEW(unit->arena, struct variable);
    canonical->lowered = v;
    if (canonical->is_object) {
        const struct type *element = lower_strip(decl->type);
        uint64_t count = 1;
        for (; element->kind == TYPE_ARRAY; element = lower_strip(element->target))
            count *= element->count;
        v->object = list_object(unit, element, count, decl->name);
        v->object->decl = definition;
        v->object->where = definition->where;
        v->object->is_const = lower_strip(decl->type)->is_const;
        v->object->image = lower_image(unit, decl->type, definition->initialiser);
        if (v->object->image.bytes || v->object->image.words)
            v->object->image_name = name_new(unit, "image", decl->name);
        return;
    }
    v->global = ARENA_NEW(unit->arena, struct low_global);
    v->global->name = name;
    v->global->decl = definition;
    v->global->type = definition->type;
    v->global->is_const = lower_strip(definition->type)->is_const;
    v->global->image = lower_image(unit, definition->type, definition->initialiser);
    list_global(unit, v->global);
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

/* Two passes: an object may be named by the initial contents of an earlier one. */
static void declare_globals(struct low_unit *unit)
{
    for (int objects = 1; objects >= 0; objects--) {
        for (size_t i = 0; i < unit->unit->decl_count; i++) {
            const struct decl *decl = unit->unit->decls[i];
            if (is_static_name(decl) && decl->canonical->is_object == (bool)objects)
                lower_global(unit, decl, name_file_scope(unit, decl));
        }
    }
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
