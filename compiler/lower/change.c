#include "change.h"

#include "lower.h"

#include <string.h>

enum { STEPS_MAX = 16, WRITES_MAX = 24 };

/* What a call may write: all, or these places and those like them. */
struct low_writes {
    bool is_all;
    size_t count;
    const struct low_place *places[WRITES_MAX];
};

/* --- Places and their types ------------------------------------------------------------------------------ */

bool change_is_shared(const struct low_place *place)
{
    if (place->root == LOW_ROOT_LOCAL)
        return place->local->is_shared;
    return place->root != LOW_ROOT_GLOBAL || !place->global->is_const;
}

/* The innermost field, or NULL: a variable, an element or a single object. */
static const struct field *field_of(const struct low_place *place)
{
    for (size_t i = place->step_count; i-- > 0;) {
        if (place->steps[i].field)
            return place->steps[i].field;
    }
    return NULL;
}

bool change_is_raw(const struct type *type)
{
    type = lower_strip(type);
    while (type->kind == TYPE_ARRAY)
        type = lower_strip(type->target);
    return type->kind == TYPE_UNION || (type->kind == TYPE_STRUCT && type->tag->is_plain);
}

/* Whether its bytes may be seen in another way: through a union, or a view of plain structs. */
static bool is_raw(const struct low_place *place)
{
    bool found = change_is_raw(place->root_type);
    for (size_t i = 0; i < place->step_count; i++)
        found |= place->steps[i].field && change_is_raw(place->steps[i].field->type);
    return found;
}

static bool is_scalar(const struct type *type)
{
    return type->kind == TYPE_BOOL || type->kind == TYPE_INTEGER || type->kind == TYPE_FLOAT ||
           type->kind == TYPE_ENUM || type->kind == TYPE_POINTER;
}

static bool is_byte(const struct type *type)
{
    return lower_width(type) == 1;
}

/* Whether a struct of this type lies in one of that, or is it. */
static bool holds(const struct type *whole, const struct tag *part)
{
    whole = lower_strip(whole);
    while (whole->kind == TYPE_ARRAY)
        whole = lower_strip(whole->target);
    if (whole->kind != TYPE_STRUCT && whole->kind != TYPE_UNION)
        return false;
    bool found = whole->tag == part;
    for (size_t i = 0; i < whole->tag->field_count && !found; i++)
        found = holds(whole->tag->fields[i].type, part);
    return found;
}

/* Whether a struct that is written as a whole may have the scalar in it. */
static bool struct_allows(const struct low_place *to, const struct low_place *place)
{
    const struct field *field = field_of(place);
    bool is_known = lower_strip(to->type)->kind == TYPE_STRUCT && !is_raw(to) &&
                    is_scalar(lower_strip(place->type)) && !is_raw(place) && field;
    return !is_known || holds(to->type, field->parent);
}

/* References to objects, to references and to numbers are never in one place; what may be any is. */
static bool pointers_allow(const struct type *a, const struct type *b)
{
    if (!a->target || !b->target) /* what is tagged may be any */
        return true;
    a = lower_strip(a->target);
    b = lower_strip(b->target);
    bool is_any = a->kind == TYPE_VOID || b->kind == TYPE_VOID;
    bool is_reference = (a->kind == TYPE_POINTER) != (b->kind == TYPE_POINTER);
    bool is_object = (a->kind == TYPE_STRUCT) != (b->kind == TYPE_STRUCT);
    return is_any || (!is_reference && !is_object);
}

/* Whether the types of two places allow that they overlap, wherever they are. */
static bool types_allow(const struct low_place *to, const struct low_place *place)
{
    const struct type *a = lower_strip(to->type), *b = lower_strip(place->type);
    if (!is_scalar(a) || !is_scalar(b))
        return struct_allows(to, place);
    bool a_is_raw = is_raw(to), b_is_raw = is_raw(place);
    if (a_is_raw || b_is_raw)
        return a->kind != TYPE_POINTER && b->kind != TYPE_POINTER &&
               ((a_is_raw && b_is_raw) || is_byte(a) || is_byte(b));
    bool is_number = a->kind != TYPE_POINTER && a->kind != TYPE_FLOAT;
    bool is_like =
        (a->kind == b->kind || (is_number && b->kind != TYPE_POINTER && b->kind != TYPE_FLOAT)) &&
        lower_width(a) == lower_width(b);
    const struct field *f = field_of(to), *g = field_of(place);
    if (a->kind == TYPE_POINTER && is_like && !pointers_allow(a, b))
        return false;
    return is_like && (!f || !g || f == g);
}

/* --- Places of one function -------------------------------------------------------------------------------- */

/* The numbers of the steps, outermost first; false when there are too many. */
static bool steps_of(const struct numbers *numbers, const struct spot *spot,
                     const struct number_node *steps[STEPS_MAX], const struct number_node **root)
{
    uint32_t number = spot->number;
    size_t count = spot->place->step_count;
    if (count > STEPS_MAX)
        return false;
    for (size_t i = count; i-- > 0; number = (uint32_t)steps[i]->a)
        steps[i] = &numbers->nodes[number];
    *root = &numbers->nodes[number];
    return true;
}

static bool differ(const struct numbers *numbers, uint64_t a, uint64_t b)
{
    return a != b && number_is_constant(numbers, (uint32_t)a) &&
           number_is_constant(numbers, (uint32_t)b);
}

/* Two paths from one root: whether they may lead to the same bytes. */
static bool paths_meet(const struct numbers *numbers, const struct spot *to,
                       const struct spot *spot)
{
    const struct number_node *a[STEPS_MAX], *b[STEPS_MAX], *root;
    if (!steps_of(numbers, to, a, &root) || !steps_of(numbers, spot, b, &root))
        return true;
    for (size_t i = 0; i < to->place->step_count && i < spot->place->step_count; i++) {
        if (a[i]->kind != b[i]->kind)
            return true;
        if (a[i]->kind == NUMBER_ELEMENT) {
            if (differ(numbers, a[i]->b, b[i]->b))
                return false;
        } else if (a[i]->pointer != b[i]->pointer) {
            const struct field *field = a[i]->pointer;
            return field->parent->kind == TYPE_UNION;
        }
    }
    return true;
}

/* The statement that made the object a reference with this number leads to, or NULL. */
static const struct low_stmt *maker_of(const struct numbers *numbers, uint64_t number)
{
    const struct number_node *node = &numbers->nodes[number];
    const struct low_stmt *stmt = node->kind == NUMBER_STMT ? node->pointer : NULL;
    bool makes =
        stmt && stmt->kind == LOW_CALL && stmt->callee == LOW_CALL_ENTRY &&
        (strncmp(stmt->name, "spin_new", 8) == 0 || strncmp(stmt->name, "spin_try_new", 12) == 0);
    return makes ? stmt : NULL;
}

/* Objects made by two statements are two, and none was there when the function was entered. */
static bool are_two_objects(const struct numbers *numbers, uint64_t a, uint64_t b)
{
    const struct low_stmt *a_maker = maker_of(numbers, a), *b_maker = maker_of(numbers, b);
    if (a_maker && b_maker)
        return a_maker != b_maker;
    return (a_maker && numbers->nodes[b].kind == NUMBER_ENTRY) ||
           (b_maker && numbers->nodes[a].kind == NUMBER_ENTRY);
}

static bool pointers_meet(const struct numbers *numbers, const struct spot *to,
                          const struct spot *spot)
{
    const struct number_node *steps[STEPS_MAX], *a, *b;
    if (!steps_of(numbers, to, steps, &a) || !steps_of(numbers, spot, steps, &b))
        return true;
    bool is_one_base = a->a == b->a && a->form == b->form && a->pointer == b->pointer;
    if (is_one_base && a->b == b->b)
        return paths_meet(numbers, to, spot);
    if (is_one_base && a->b && b->b && differ(numbers, a->b, b->b))
        return false;
    return !are_two_objects(numbers, a->a, b->a) && types_allow(to->place, spot->place);
}

/* A variable, or an element of one, that is no part of a struct: nothing refers to it as a field. */
static bool is_bare(const struct low_place *place)
{
    return place->root != LOW_ROOT_POINTER && !field_of(place) && !is_raw(place) &&
           is_scalar(lower_strip(place->type));
}

static bool has_plain_field(const struct low_place *place)
{
    return field_of(place) && !is_raw(place);
}

static bool never_meet(const struct low_place *a, const struct low_place *b)
{
    return (is_bare(a) && has_plain_field(b)) || (is_bare(b) && has_plain_field(a));
}

bool change_store_may(const struct numbers *numbers, const struct spot *to, const struct spot *spot)
{
    const struct low_place *a = to->place, *b = spot->place;
    if (a->root == LOW_ROOT_POINTER && b->root == LOW_ROOT_POINTER)
        return pointers_meet(numbers, to, spot);
    if (never_meet(a, b))
        return false;
    if (a->root == LOW_ROOT_POINTER || b->root == LOW_ROOT_POINTER)
        return change_is_shared(a) && change_is_shared(b) && types_allow(a, b);
    if (a->root != b->root || a->local != b->local || a->global != b->global)
        return false;
    return paths_meet(numbers, to, spot);
}

/* --- Calls ---------------------------------------------------------------------------------------------------- */

/* Entries that write nothing that was there before. */
static bool entry_is_quiet(const char *name)
{
    static const char *const quiet[] = {
        "spin_new",           "spin_try_new",      "spin_new_array",
        "spin_try_new_array", "spin_new_flex",     "spin_is",
        "spin_cstr",          "spin_pointer_hash", "memcmp",
    };
    for (size_t i = 0; i < sizeof quiet / sizeof *quiet; i++) {
        if (strcmp(name, quiet[i]) == 0)
            return true;
    }
    return false;
}

/* memmove and memset write elements of one type: `to` is one of them. */
static bool block_writes(const struct low_stmt *call, struct low_place *to)
{
    bool is_block = call->callee == LOW_CALL_ENTRY && call->type &&
                    (strcmp(call->name, "memmove") == 0 || strcmp(call->name, "memset") == 0);
    const struct type *type = is_block ? lower_strip(call->type) : NULL;
    *to = (struct low_place){.root = LOW_ROOT_POINTER, .root_type = type, .type = type};
    return is_block && (is_scalar(type) || type->kind == TYPE_STRUCT);
}

static const struct low_writes *writes_of(const struct low_stmt *call)
{
    static const struct low_writes all = {.is_all = true}, none = {0};
    switch (call->callee) {
    case LOW_CALL_FUNCTION: return call->target ? call->target->writes : &all;
    case LOW_CALL_ENTRY: return entry_is_quiet(call->name) ? &none : &all;
    case LOW_CALL_SLOT:
    case LOW_CALL_POINTER: break;
    }
    return &all;
}

/* What the callee writes, in this function or another: nothing is known of where, but of globals. */
static bool write_may(const struct low_place *to, const struct low_place *place)
{
    bool is_other_global = to->root == LOW_ROOT_GLOBAL && place->root != LOW_ROOT_POINTER &&
                           to->global != place->global;
    bool is_struct = lower_strip(to->type)->kind == TYPE_STRUCT && is_bare(place);
    return !is_other_global && !is_struct && !never_meet(to, place) && types_allow(to, place);
}

bool change_call_may(const struct low_stmt *call, const struct low_place *place)
{
    if (!change_is_shared(place))
        return false;
    struct low_place element;
    if (block_writes(call, &element))
        return write_may(&element, place);
    const struct low_writes *writes = writes_of(call);
    if (!writes || writes->is_all)
        return true;
    for (size_t i = 0; i < writes->count; i++) {
        if (write_may(writes->places[i], place))
            return true;
    }
    return false;
}

/* --- What functions write ------------------------------------------------------------------------------------ */

static bool is_like(const struct low_place *a, const struct low_place *b)
{
    return a->root == b->root && a->global == b->global && field_of(a) == field_of(b) &&
           lower_strip(a->type) == lower_strip(b->type) && is_raw(a) == is_raw(b);
}

/* True when it was not known. */
static bool add_write(struct low_writes *writes, const struct low_place *place)
{
    if (writes->is_all || place->root == LOW_ROOT_LOCAL)
        return false;
    for (size_t i = 0; i < writes->count; i++) {
        if (is_like(writes->places[i], place))
            return false;
    }
    if (writes->count == WRITES_MAX)
        return writes->is_all = true;
    writes->places[writes->count++] = place;
    return true;
}

static bool add_writes(struct low_writes *writes, const struct low_writes *more)
{
    bool changed = !writes->is_all && (!more || more->is_all);
    writes->is_all |= changed;
    for (size_t i = 0; !writes->is_all && i < more->count; i++)
        changed |= add_write(writes, more->places[i]);
    return changed;
}

static bool add_block(struct low_writes *writes, const struct low_place *element,
                      struct arena *arena)
{
    struct low_place *place = ARENA_NEW(arena, struct low_place);
    *place = *element;
    return add_write(writes, place);
}

static bool add_stmt(struct low_writes *writes, const struct low_stmt *stmt, struct arena *arena)
{
    bool changed = false;
    struct low_place element;
    bool is_write = stmt->kind == LOW_STORE || stmt->kind == LOW_COPY || stmt->kind == LOW_CLEAR ||
                    stmt->kind == LOW_CALL;
    if (is_write && stmt->place)
        changed |= add_write(writes, stmt->place);
    if (stmt->kind == LOW_CALL && block_writes(stmt, &element))
        changed |= add_block(writes, &element, arena);
    else if (stmt->kind == LOW_CALL)
        changed |= add_writes(writes, writes_of(stmt));
    return changed;
}

void change_find_writes(struct low_unit *unit, struct arena *arena)
{
    for (struct low_function *f = unit->functions; f; f = f->next)
        f->writes = ARENA_NEW(arena, struct low_writes);
    for (bool changed = true; changed;) {
        changed = false;
        for (struct low_function *f = unit->functions; f; f = f->next) {
            for (size_t i = 0; i < f->stmt_count; i++)
                changed |= add_stmt(f->writes, f->stmts[i], arena);
        }
    }
}

/* --- Locals in memory that are reached by their address ------------------------------------------------------- */

static void share_value(const struct low_value *value)
{
    if (!value)
        return;
    if (value->op == LOW_ADDRESS && value->place->root == LOW_ROOT_LOCAL)
        value->place->local->is_shared = true;
    share_value(value->a);
    share_value(value->b);
}

void change_find_shared(struct low_function *function)
{
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        share_value(stmt->a);
        share_value(stmt->b);
        for (size_t k = 0; k < stmt->argument_count; k++) {
            share_value(stmt->arguments[k].value);
            if (stmt->arguments[k].place && stmt->arguments[k].place->root == LOW_ROOT_LOCAL)
                stmt->arguments[k].place->local->is_shared = true;
        }
    }
}
