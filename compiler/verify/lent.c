#include "lent.h"

#include "shape.h"

#include <string.h>

struct definitions {
    size_t *list, count, room; /* statements, ascending */
};

static bool is_definition(const struct low_stmt *stmt)
{
    return stmt->local && stmt->kind != LOW_FIX;
}

void lent_read(struct lending *lending, const struct low_function *function, struct arena *arena)
{
    lending->function = function;
    locals_read(&lending->locals, function, arena);
    lending->relies = arena_array(arena, function->parameter_count + 1, sizeof *lending->relies);
    lending->definitions =
        arena_array(arena, lending->locals.count + 1, sizeof *lending->definitions);
    for (size_t at = 0; at < function->stmt_count; at++) {
        if (is_definition(function->stmts[at]))
            lending->definitions[locals_number(&lending->locals, function->stmts[at]->local)]
                .room++;
    }
    for (size_t at = 0; at < function->stmt_count; at++) {
        if (!is_definition(function->stmts[at]))
            continue;
        size_t n = locals_number(&lending->locals, function->stmts[at]->local);
        struct definitions *d = &lending->definitions[n];
        if (!d->list)
            d->list = arena_array(arena, d->room, sizeof *d->list);
        d->list[d->count++] = at;
    }
}

static const struct definitions *definitions_of(const struct lending *lending,
                                                const struct low_local *local)
{
    return &lending->definitions[locals_number(&lending->locals, local)];
}

bool lent_is_unset(const struct lending *lending, const struct low_local *local, size_t from,
                   size_t to)
{
    const struct definitions *d = definitions_of(lending, local);
    for (size_t i = 0; i < d->count && d->list[i] <= to; i++) {
        if (d->list[i] >= from)
            return false;
    }
    return true;
}

/* --- Parameters --------------------------------------------------------------------------------------------------- */

bool lent_is_lent(const struct lending *lending, const struct low_local *local)
{
    return local->is_parameter && !local->memory && local->type == LOW_POINTER &&
           !lending->is_value && definitions_of(lending, local)->count == 0;
}

bool lent_rely(struct lending *lending, const struct low_local *parameter)
{
    bool *relies = &lending->relies[locals_number(&lending->locals, parameter)];
    bool is_new = !*relies;
    *relies = true;
    return is_new;
}

bool lent_relies(const struct lending *lending, size_t parameter)
{
    return parameter < lending->function->parameter_count && lending->relies[parameter];
}

/* --- Sources -------------------------------------------------------------------------------------------------------- */

struct lent_source lent_source_of(const struct low_value *value)
{
    struct lent_source source = {0};
    switch (value ? (int)value->op : -1) {
    case LOW_LOCAL: source.local = value->local; break;
    case LOW_CELL: /* the loader's objects live as long as the module */
    case LOW_PROCEDURE:
    case LOW_CONSTANT: source.is_own = true; break; /* null */
    case LOW_ADDRESS:
        if (value->place->root == LOW_ROOT_POINTER)
            source.local = value->place->pointer->local;
        else
            source.is_own = true;
        break;
    }
    return source;
}

/* Whether the local has had one value in all the function's time, besides none. */
static bool is_constant(const struct lending *lending, const struct low_local *local)
{
    for (unsigned steps = 0; steps < 16 && !lent_is_lent(lending, local); steps++) {
        const struct definitions *d = definitions_of(lending, local);
        if (local->is_parameter || d->count != 1 ||
            lending->function->stmts[d->list[0]]->kind != LOW_SET)
            return false;
        struct lent_source source = lent_source_of(lending->function->stmts[d->list[0]]->a);
        if (source.is_own)
            return true;
        if (!source.local)
            return false;
        local = source.local;
    }
    return lent_is_lent(lending, local);
}

/* What set the local last, if that was a LOW_SET since the last label; else SIZE_MAX. */
static size_t set_before(const struct low_function *f, const struct low_local *local, size_t at)
{
    size_t set = at;
    do {
        if (set-- == 0 || f->stmts[set]->kind == LOW_LABEL)
            return SIZE_MAX;
    } while (!is_definition(f->stmts[set]) || f->stmts[set]->local != local);
    return f->stmts[set]->kind == LOW_SET ? set : SIZE_MAX;
}

bool lent_is_copy(const struct lending *lending, const struct low_local *copy,
                  const struct low_local *local, size_t at)
{
    const struct low_function *f = lending->function;
    size_t set = set_before(f, copy, at);
    return set != SIZE_MAX && f->stmts[set]->a->op == LOW_LOCAL &&
           f->stmts[set]->a->local == local && lent_is_unset(lending, local, set, at);
}

struct lent_source lent_source(const struct lending *lending, const struct low_local *local,
                               size_t at)
{
    const struct low_function *f = lending->function;
    const struct definitions *d = definitions_of(lending, local);
    struct lent_source none = {0};
    if (is_constant(lending, local) && d->count)
        return lent_source_of(f->stmts[d->list[0]]->a);
    size_t set = set_before(f, local, at);
    if (set == SIZE_MAX)
        return none;
    struct lent_source source = lent_source_of(f->stmts[set]->a);
    bool is_same = source.local && lent_is_unset(lending, source.local, set, at - 1);
    return is_same || source.is_own ? source : none;
}

/* --- Functions that are values --------------------------------------------------------------------------------------- */

struct naming {
    lent_found *found;
    void *context;
};

static void look_at_value(const struct naming *naming, const struct low_value *value)
{
    if (!value)
        return;
    if (value->op == LOW_PROCEDURE)
        naming->found(naming->context, value->name);
    look_at_value(naming, value->a);
    look_at_value(naming, value->b);
}

static void look_at_function(const struct naming *naming, const struct low_function *f)
{
    for (size_t at = 0; at < f->stmt_count; at++) {
        const struct low_stmt *stmt = f->stmts[at];
        look_at_value(naming, stmt->a);
        look_at_value(naming, stmt->b);
        for (size_t i = 0; i < stmt->argument_count; i++)
            look_at_value(naming, stmt->arguments[i].value);
    }
}

static void look_at_words(const struct naming *naming, const struct low_image *image)
{
    for (const struct low_word *word = image->words; word; word = word->next) {
        if (word->procedure)
            naming->found(naming->context, word->procedure);
    }
}

static void look_at_decl(const struct naming *naming, const struct low_unit *unit,
                         const struct decl *decl)
{
    const struct low_function *f = decl ? low_find_function(unit, decl) : NULL;
    if (f)
        naming->found(naming->context, f->name);
}

void lent_values(const struct low_unit *unit, lent_found *found, void *context)
{
    struct naming naming = {found, context};
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        if (f->is_entered)
            found(context, f->name);
        look_at_function(&naming, f);
    }
    for (const struct low_global *global = unit->globals; global; global = global->next)
        look_at_words(&naming, &global->image);
    for (const struct low_object *object = unit->objects; object; object = object->next)
        look_at_words(&naming, &object->image);
    for (const struct low_install *install = unit->installs; install; install = install->next) {
        look_at_decl(&naming, unit, install->handler);
        look_at_decl(&naming, unit, install->guard);
    }
}
