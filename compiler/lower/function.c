/* One function: parameters, prologue, body, end; and the declaration of its locals.
 *
 * The prologue re-narrows parameters (no caller is trusted with the upper bits), refuses null where
 * the type does not allow it (the caller's fault), and copies bounds: inside the body `p` and `n` are
 * ordinary locals (R3). */
#include "lower.h"

#include <string.h>

static struct variable *variable_new(struct lowering *l, const struct decl *decl)
{
    struct variable *v = ARENA_NEW(l->arena, struct variable);
    struct decl *canonical = decl->canonical ? decl->canonical : (struct decl *)decl;
    canonical->lowered = v;
    return v;
}

static bool needs_memory(const struct decl *decl)
{
    const struct decl *canonical = decl->canonical ? decl->canonical : decl;
    return lower_is_aggregate(decl->type) ||
           (canonical->is_address_taken && !lower_is_wide(decl->type));
}

static struct low_local *scalar_local(struct lowering *l, const char *prefix, const char *shown,
                                      enum low_type type, bool is_signed)
{
    struct low_local *local = low_local_new(l, name_local(l, prefix, shown), shown);
    local->type = type;
    local->is_signed = is_signed;
    return local;
}

/* --- Locals ------------------------------------------------------------------------------------------- */

static void declare_storage(struct lowering *l, const struct decl *decl, struct variable *v)
{
    if (needs_memory(decl)) {
        v->local = low_memory(l, decl->type, decl->name);
    } else if (lower_is_wide(decl->type)) {
        v->local = scalar_local(l, "b", decl->name, LOW_POINTER, false);
        v->length = scalar_local(l, "n", decl->name, LOW_U64, false);
        v->index = scalar_local(l, "i", decl->name, LOW_U64, true);
    } else {
        v->local =
            scalar_local(l, "u", decl->name, lower_type(decl->type), lower_is_signed(decl->type));
    }
}

/* Static locals are globals that only this function can name. */
static void declare_static(struct lowering *l, const struct decl *decl)
{
    lower_global(l->unit, decl, name_new(l->unit, "s", decl->name));
}

void lower_declare(struct lowering *l, const struct decl *decl)
{
    if (decl->kind != DECL_VARIABLE)
        return;
    l->where = decl->where;
    if (decl->storage == STORAGE_STATIC) {
        declare_static(l, decl);
        return;
    }
    if (decl->storage == STORAGE_EXTERN)
        return;
    struct variable *v = variable_new(l, decl);
    declare_storage(l, decl, v);
    if (!decl->initialiser)
        return;
    if (v->local->memory) {
        lower_initialise(l, place_local(l, v->local), decl->type, decl->initialiser);
    } else {
        const struct expr *value = decl->initialiser;
        if (value->kind == EXPR_LIST)
            value = value->item_count ? value->items[0].value : NULL;
        struct rvalue zero = {.value = lower_zero(l, decl->type)};
        if (v->index)
            zero.length = zero.index = low_u64(l, 0);
        variable_set(l, v, value ? lower_expr(l, value) : zero);
    }
    low_release(l);
}

/* --- Parameters ---------------------------------------------------------------------------------------- */

static struct low_local *parameter_new(struct lowering *l, const char *prefix, const char *shown)
{
    struct low_local *local = ARENA_NEW(l->arena, struct low_local);
    local->name = name_local(l, prefix, shown[0] ? shown : "unnamed");
    local->shown = shown;
    local->is_parameter = true;
    l->function->parameters[l->function->parameter_count++] = local;
    return local;
}

static void parameter_declare(struct lowering *l, const struct decl *decl,
                              const struct low_pass *pass)
{
    struct variable *v = variable_new(l, decl);
    bool is_wide = lower_is_wide(decl->type);
    switch (pass->passing) {
    case LOW_PASS_STRUCT:
        v->local = parameter_new(l, "u", decl->name);
        v->local->memory = decl->type;
        break;
    case LOW_PASS_COPY:
        v->pointer = v->local = parameter_new(l, "c", decl->name);
        v->local->type = LOW_POINTER;
        break;
    case LOW_PASS_SCALAR:
        v->local = parameter_new(l, is_wide ? "b" : needs_memory(decl) ? "c" : "u", decl->name);
        v->local->type = pass->type;
        v->local->is_signed = pass->is_signed;
        break;
    case LOW_PASS_NOTHING: break;
    }
}

static struct low_value *normalised(struct lowering *l, struct low_value *value,
                                    const struct type *type)
{
    if (lower_strip(type)->kind == TYPE_BOOL)
        return lower_is_not_zero(l, low_unary(l, LOW_ZERO8, LOW_U32, value));
    return lower_narrow(l, value, type);
}

/* Whether a parameter or the result has a bound over parameters. */
static bool has_bounds(const struct type *type)
{
    bool found = lower_strip(type->target)->reference.bound != NULL;
    for (size_t i = 0; i < type->parameter_count; i++)
        found |= lower_strip(type->parameters[i].type)->reference.bound != NULL;
    return found;
}

/* Narrow integers are brought into their range; counts are kept as they came, for bounds. */
static void parameter_narrow(struct lowering *l, const struct decl *decl)
{
    struct variable *v = lower_variable(l, decl);
    if (v->pointer || v->local->memory || !type_is_integer(decl->type))
        return;
    if (lower_width(decl->type) < 4)
        low_set(l, v->local, normalised(l, low_use(l, v->local), decl->type));
    if (!has_bounds(lower_strip(l->function->decl->type)))
        return;
    v->count = scalar_local(l, "k", decl->name, LOW_U64, false);
    low_set(l, v->count, lower_to_u64(l, low_use(l, v->local), decl->type));
}

bool lower_must_not_be_null(const struct type *type)
{
    type = lower_strip(type);
    if (type->kind != TYPE_POINTER || type->reference.is_nullable)
        return false;
    switch (type->reference.kind) {
    case REFERENCE_OBJECT:
    case REFERENCE_ARRAY:
    case REFERENCE_ANY:
    case REFERENCE_CAPABILITY:
    case REFERENCE_FUNCTION: return true;
    case REFERENCE_UNSET:
    case REFERENCE_COUNTED:
    case REFERENCE_SIZED:
    case REFERENCE_WIDE: break;
    }
    return false; /* no elements of null are within any bound */
}

static struct expr *parameter_name(struct lowering *l, const struct decl *decl)
{
    struct expr *name = ARENA_NEW(l->arena, struct expr);
    name->kind = EXPR_NAME;
    name->decl = (struct decl *)decl;
    name->where = decl->where;
    name->type = decl->type;
    return name;
}

static struct low_value *entry_leaf(struct lowering *l, const struct expr *leaf, void *context)
{
    (void)context;
    const struct decl *parameter = l->function->decl->parameters[leaf->decl->index];
    return low_use(l, lower_variable(l, parameter)->count);
}

/* What a bounded parameter reaches: the object's elements, or what its bound says (R3). */
static void parameter_widen(struct lowering *l, const struct decl *decl, struct variable *v)
{
    const struct type *type = lower_strip(decl->type);
    v->length = scalar_local(l, "n", decl->name, LOW_U64, false);
    v->index = scalar_local(l, "i", decl->name, LOW_U64, true);
    struct low_value *base = low_use(l, v->local);
    if (type->reference.kind == REFERENCE_ARRAY) {
        low_set(l, v->length, lower_count(l, base));
        return;
    }
    struct low_value *n =
        lower_bound(l, type->reference.bound, entry_leaf, NULL, parameter_name(l, decl));
    if (type->reference.is_nullable)
        lower_length(l, v->length, base, n);
    else
        low_set(l, v->length, n);
}

/* The handlers and guards of an event are all given the raiser's one copy: each makes its own, so that
 * none changes what the next one sees. */
static void parameter_copy(struct lowering *l, const struct decl *decl, struct variable *v)
{
    struct low_local *copy = low_memory(l, decl->type, decl->name);
    place_copy(l, place_local(l, copy), place_pointer(l, low_use(l, v->pointer), NULL, decl->type));
    v->pointer = NULL;
    v->local = copy;
}

static void parameter_check(struct lowering *l, const struct decl *decl)
{
    struct variable *v = lower_variable(l, decl);
    if (v->pointer && l->function->is_entered)
        parameter_copy(l, decl, v);
    if (v->pointer || v->local->memory)
        return;
    const struct expr *name = parameter_name(l, decl);
    if (lower_must_not_be_null(decl->type))
        lower_check(l, LOW_CHECK_NULL_ENTRY, low_use(l, v->local), low_null(l), NULL, name);
    if (l->function->is_entered)
        lower_capability(l, low_use(l, v->local), decl->type, true, name);
    if (lower_is_wide(decl->type))
        parameter_widen(l, decl, v);
    if (!needs_memory(decl))
        return;
    struct low_local *memory = low_memory(l, decl->type, decl->name);
    place_store(l, place_local(l, memory), (struct rvalue){.value = low_use(l, v->local)},
                decl->type);
    v->local = memory;
}

/* --- The function --------------------------------------------------------------------------------------------- */

static void lower_prologue(struct lowering *l)
{
    const struct decl *decl = l->function->decl;
    const struct low_signature *signature = l->function->signature;
    l->function->parameters =
        arena_array(l->arena, signature->count + 1, sizeof *l->function->parameters);
    if (signature->result.passing == LOW_PASS_COPY) {
        l->result = parameter_new(l, "r", "");
        l->result->type = LOW_POINTER;
    }
    for (size_t i = 0; i < decl->parameter_count; i++)
        parameter_declare(l, decl->parameters[i], &signature->parameters[i]);
    for (size_t i = decl->parameter_count; i < signature->count; i++) {
        struct low_local *rest = parameter_new(l, "a", "rest");
        rest->type = signature->parameters[i].type;
        l->rest[i - decl->parameter_count] = rest;
    }
    l->pinned++; /* bounds stay in their temporaries for results */
    for (size_t i = 0; i < decl->parameter_count; i++)
        parameter_narrow(l, decl->parameters[i]);
    for (size_t i = 0; i < decl->parameter_count; i++)
        parameter_check(l, decl->parameters[i]);
    l->pinned--;
}

/* The procedure whose end is `return 0;` in C. */
static bool is_main(const struct decl *decl)
{
    return decl->canonical->storage != STORAGE_STATIC && strcmp(decl->name, "main") == 0;
}

/* R19: no function that has a result runs off its end. */
static void lower_end(struct lowering *l)
{
    const struct low_pass *pass = &l->function->signature->result;
    low_append(l, LOW_KEEP);
    if (pass->passing == LOW_PASS_NOTHING) {
        low_append(l, LOW_RETURN);
        return;
    }
    if (is_main(l->function->decl)) {
        struct low_value *zero = low_u32(l, 0);
        low_append(l, LOW_RETURN)->a = zero;
        return;
    }
    struct low_site *site =
        list_site_kind(l, l->function->decl->where, SPIN_FAULT_RETURN, l->function->decl->name);
    low_append(l, LOW_FAULT)->site = site->number;
}

void lower_function(struct low_unit *unit, struct low_function *function)
{
    struct lowering l = {.unit = unit, .arena = unit->arena, .function = function};
    l.names = name_set_new(unit->arena);
    l.where = function->decl->where;
    lower_prologue(&l);
    lower_stmt(&l, function->decl->body);
    lower_end(&l);
}
