/* Constructors of lowered nodes. Nothing here knows the typed tree beyond its types. */
#include "lower.h"

#include "panic.h"

#include <stdarg.h>
#include <string.h>

const struct low_check_row low_checks[LOW_CHECK_COUNT] = {
#define CHECK(name, kind, operator, a, b, why)                                                     \
    {#name, SPIN_FAULT_##kind, LOW_##operator, a, b, why},
#include "low_check.def"
#undef CHECK
};

enum low_check low_dropped = LOW_CHECK_COUNT;

bool low_drop_check(const char *name)
{
    low_dropped = LOW_CHECK_COUNT;
    for (int i = 0; name && i < LOW_CHECK_COUNT; i++) {
        if (strcmp(low_checks[i].name, name) == 0) {
            low_dropped = (enum low_check)i;
            return true;
        }
    }
    return false;
}

_Noreturn void lower_ice(struct where where, const char *format, ...)
{
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    panic("lower: %s (line %u)", text, where.line);
}

/* --- Operators ----------------------------------------------------------------------------------- */

bool low_op_is_leaf(enum low_op op)
{
    return op <= LOW_TYPE_ID;
}

bool low_op_is_unary(enum low_op op)
{
    switch ((int)op) {
    case LOW_NEG:
    case LOW_COMPLEMENT:
    case LOW_SIGN8:
    case LOW_SIGN16:
    case LOW_ZERO8:
    case LOW_ZERO16:
    case LOW_SIGN32:
    case LOW_ZERO32:
    case LOW_TRUNCATE:
    case LOW_FNEG:
    case LOW_F32_TO_F64:
    case LOW_F64_TO_F32:
    case LOW_S32_TO_F:
    case LOW_U32_TO_F:
    case LOW_S64_TO_F:
    case LOW_U64_TO_F:
    case LOW_BITS:
    case LOW_F_TO_S64: return true;
    }
    return false;
}

bool low_op_is_comparison(enum low_op op)
{
    return op >= LOW_EQ && op <= LOW_FLE;
}

bool low_value_mentions(const struct low_value *value, const struct low_local *local)
{
    if (!value)
        return false;
    return value->local == local || low_value_mentions(value->a, local) ||
           low_value_mentions(value->b, local);
}

enum low_type low_op_result(enum low_op op, enum low_type operand)
{
    return low_op_is_comparison(op) ? LOW_U32 : operand;
}

/* --- Values --------------------------------------------------------------------------------------- */

static struct low_value *value_new(struct lowering *l, enum low_op op, enum low_type type)
{
    struct low_value *value = ARENA_NEW(l->arena, struct low_value);
    value->op = op;
    value->type = type;
    return value;
}

struct low_value *low_u32(struct lowering *l, uint32_t bits)
{
    struct low_value *value = value_new(l, LOW_CONSTANT, LOW_U32);
    value->bits = bits;
    return value;
}

struct low_value *low_u64(struct lowering *l, uint64_t bits)
{
    struct low_value *value = value_new(l, LOW_CONSTANT, LOW_U64);
    value->bits = bits;
    return value;
}

struct low_value *low_null(struct lowering *l)
{
    return value_new(l, LOW_CONSTANT, LOW_POINTER);
}

struct low_value *low_real(struct lowering *l, enum low_type type, double real)
{
    struct low_value *value = value_new(l, LOW_REAL, type);
    value->real = real;
    return value;
}

struct low_value *low_use(struct lowering *l, struct low_local *local)
{
    struct low_value *value = value_new(l, LOW_LOCAL, local->type);
    value->local = local;
    return value;
}

struct low_value *low_named(struct lowering *l, enum low_op op, const char *name)
{
    struct low_value *value = value_new(l, op, op == LOW_TYPE_ID ? LOW_U32 : LOW_POINTER);
    value->name = name;
    return value;
}

bool low_is_constant(const struct low_value *value)
{
    return value->op == LOW_CONSTANT;
}

bool low_is_simple(const struct low_value *value)
{
    return value->op == LOW_CONSTANT || value->op == LOW_REAL || value->op == LOW_LOCAL;
}

/* The value of an integer operator on one constant; false when it is not folded. */
static bool fold_unary(enum low_op op, uint64_t a, uint64_t *result)
{
    switch ((int)op) {
    case LOW_NEG: *result = 0 - a; return true;
    case LOW_COMPLEMENT: *result = ~a; return true;
    case LOW_SIGN8: *result = (uint32_t)(int8_t)a; return true;
    case LOW_SIGN16: *result = (uint32_t)(int16_t)a; return true;
    case LOW_ZERO8: *result = (uint8_t)a; return true;
    case LOW_ZERO16: *result = (uint16_t)a; return true;
    case LOW_SIGN32: *result = (uint64_t)(int32_t)a; return true;
    case LOW_ZERO32:
    case LOW_TRUNCATE: *result = (uint32_t)a; return true;
    }
    return false;
}

struct low_value *low_unary(struct lowering *l, enum low_op op, enum low_type type,
                            struct low_value *a)
{
    uint64_t bits;
    if (low_is_constant(a) && a->type != LOW_POINTER && fold_unary(op, a->bits, &bits))
        return type == LOW_U32 ? low_u32(l, (uint32_t)bits) : low_u64(l, bits);
    struct low_value *value = value_new(l, op, type);
    value->a = a;
    return value;
}

/* Only what makes indices and counts readable is folded; the back ends do the rest. */
static bool fold_binary(enum low_op op, const struct low_value *a, const struct low_value *b,
                        uint64_t *result)
{
    if (!low_is_constant(a) || !low_is_constant(b) || a->type == LOW_POINTER)
        return false;
    switch ((int)op) {
    case LOW_ADD: *result = a->bits + b->bits; return true;
    case LOW_SUB: *result = a->bits - b->bits; return true;
    case LOW_MUL: *result = a->bits * b->bits; return true;
    case LOW_AND: *result = a->bits & b->bits; return true;
    case LOW_OR: *result = a->bits | b->bits; return true;
    }
    return false;
}

struct low_value *low_binary(struct lowering *l, enum low_op op, struct low_value *a,
                             struct low_value *b)
{
    uint64_t bits;
    if (fold_binary(op, a, b, &bits))
        return a->type == LOW_U32 ? low_u32(l, (uint32_t)bits) : low_u64(l, bits);
    if ((op == LOW_ADD || op == LOW_SUB) && low_is_constant(b) && b->bits == 0)
        return a;
    if (op == LOW_ADD && low_is_constant(a) && a->bits == 0)
        return b;
    struct low_value *value = value_new(l, op, low_op_result(op, a->type));
    value->a = a;
    value->b = b;
    return value;
}

/* --- Statements -------------------------------------------------------------------------------------- */

void low_stmts_add(struct low_stmts *stmts, struct low_stmt *stmt, struct arena *arena)
{
    if (stmts->count == stmts->room) {
        size_t room = stmts->room ? stmts->room * 2 : 64;
        struct low_stmt **list = arena_array(arena, room, sizeof *list);
        if (stmts->count)
            memcpy(list, stmts->list, stmts->count * sizeof *list);
        stmts->list = list;
        stmts->room = room;
    }
    stmts->list[stmts->count++] = stmt;
}

static bool value_reads(const struct low_value *value, const struct low_local *local);

static bool place_reads(const struct low_place *place, const struct low_local *local)
{
    if (!place)
        return false;
    bool found = value_reads(place->pointer, local) || value_reads(place->index, local);
    for (size_t i = 0; i < place->step_count; i++)
        found |= value_reads(place->steps[i].index, local);
    return found;
}

static bool value_reads(const struct low_value *value, const struct low_local *local)
{
    if (!value)
        return false;
    return value->local == local || place_reads(value->place, local) ||
           value_reads(value->a, local) || value_reads(value->b, local);
}

bool low_stmt_reads(const struct low_stmt *stmt, const struct low_local *local)
{
    bool found = value_reads(stmt->a, local) || value_reads(stmt->b, local) ||
                 place_reads(stmt->place, local) || place_reads(stmt->source, local);
    for (size_t i = 0; i < stmt->argument_count; i++)
        found |= value_reads(stmt->arguments[i].value, local) ||
                 place_reads(stmt->arguments[i].place, local);
    return found;
}

void low_stmts_give(const struct low_stmts *stmts, struct low_function *function)
{
    function->stmts = stmts->list;
    function->stmt_count = stmts->count;
    function->stmt_room = stmts->room;
}

struct low_stmt *low_append(struct lowering *l, enum low_stmt_kind kind)
{
    struct low_function *f = l->function;
    struct low_stmts stmts = {f->stmts, f->stmt_count, f->stmt_room};
    struct low_stmt *stmt = ARENA_NEW(l->arena, struct low_stmt);
    stmt->kind = kind;
    stmt->where = l->where;
    low_stmts_add(&stmts, stmt, l->arena);
    low_stmts_give(&stmts, f);
    return stmt;
}

void low_call_of(struct lowering *l, const struct type *type)
{
    struct low_function *f = l->function;
    if (f->stmt_count == 0 || f->stmts[f->stmt_count - 1]->kind != LOW_CALL)
        lower_ice(l->where, "no call to say a type of");
    f->stmts[f->stmt_count - 1]->type = type;
}

void low_set(struct lowering *l, struct low_local *local, struct low_value *value)
{
    struct low_stmt *stmt = low_append(l, LOW_SET);
    stmt->local = local;
    stmt->a = value;
}

uint32_t low_label_new(struct lowering *l)
{
    return ++l->function->label_count;
}

void low_label_here(struct lowering *l, uint32_t label)
{
    low_append(l, LOW_LABEL)->label = label;
}

void low_goto(struct lowering *l, uint32_t label)
{
    low_append(l, LOW_GOTO)->label = label;
}

void low_if(struct lowering *l, struct low_value *condition, uint32_t label)
{
    if (low_is_constant(condition)) {
        if (condition->bits)
            low_goto(l, label);
        return;
    }
    struct low_stmt *stmt = low_append(l, LOW_IF);
    stmt->a = condition;
    stmt->label = label;
}

/* --- Locals -------------------------------------------------------------------------------------------- */

struct low_local *low_local_new(struct lowering *l, const char *name, const char *shown)
{
    struct low_local *local = ARENA_NEW(l->arena, struct low_local);
    local->name = name;
    local->shown = shown;
    struct low_function *f = l->function;
    if (f->last_local)
        f->last_local->next = local;
    else
        f->locals = local;
    f->last_local = local;
    return local;
}

struct low_local *low_temporary(struct lowering *l, enum low_type type)
{
    struct low_local *local = l->free[type];
    if (local) {
        l->free[type] = local->again;
    } else {
        local = low_local_new(l, arena_printf(l->arena, "t%u", ++l->local_count), "");
        local->type = type;
    }
    local->again = l->busy;
    l->busy = local;
    return local;
}

struct low_local *low_memory(struct lowering *l, const struct type *type, const char *shown)
{
    const char *name =
        shown[0] ? name_local(l, "u", shown) : arena_printf(l->arena, "m%u", ++l->local_count);
    struct low_local *local = low_local_new(l, name, shown);
    local->memory = type;
    return local;
}

struct low_value *low_capture(struct lowering *l, struct low_value *value)
{
    if (value->op == LOW_CONSTANT || value->op == LOW_REAL)
        return value;
    struct low_local *local = low_temporary(l, value->type);
    low_set(l, local, value);
    return low_use(l, local);
}

struct low_value *low_settle(struct lowering *l, struct low_value *value)
{
    return low_is_simple(value) ? value : low_capture(l, value);
}

void low_release(struct lowering *l)
{
    if (l->pinned)
        return;
    while (l->busy) {
        struct low_local *local = l->busy;
        l->busy = local->again;
        local->again = l->free[local->type];
        l->free[local->type] = local;
    }
}

/* --- Places ----------------------------------------------------------------------------------------------- */

static struct low_place *place_new(struct lowering *l, enum low_root root, const struct type *type)
{
    struct low_place *place = ARENA_NEW(l->arena, struct low_place);
    place->root = root;
    place->root_type = place->type = type;
    return place;
}

struct low_place *place_local(struct lowering *l, struct low_local *local)
{
    struct low_place *place = place_new(l, LOW_ROOT_LOCAL, local->memory);
    place->local = local;
    return place;
}

struct low_place *place_global(struct lowering *l, struct low_global *global)
{
    struct low_place *place = place_new(l, LOW_ROOT_GLOBAL, global->type);
    place->global = global;
    return place;
}

struct low_place *place_pointer(struct lowering *l, struct low_value *pointer,
                                struct low_value *index, const struct type *type)
{
    struct low_place *place = place_new(l, LOW_ROOT_POINTER, type);
    place->pointer = low_settle(l, pointer);
    place->index = index ? low_settle(l, index) : NULL;
    if (place->pointer->local && place->index && !low_is_constant(place->index))
        place->pointer->local->is_kept = true; /* R26 */
    return place;
}

static struct low_place *place_step(struct lowering *l, const struct low_place *place,
                                    struct low_step step, const struct type *type)
{
    struct low_place *longer = ARENA_NEW(l->arena, struct low_place);
    *longer = *place;
    longer->steps = arena_array(l->arena, place->step_count + 1, sizeof *longer->steps);
    if (place->step_count)
        memcpy(longer->steps, place->steps, place->step_count * sizeof *longer->steps);
    longer->steps[longer->step_count++] = step;
    longer->type = type;
    return longer;
}

struct low_place *place_field(struct lowering *l, const struct low_place *place,
                              const struct field *field)
{
    return place_step(l, place, (struct low_step){.field = field}, field->type);
}

struct low_place *place_element(struct lowering *l, const struct low_place *place,
                                struct low_value *index)
{
    index = low_settle(l, index);
    if (place->pointer && place->pointer->local && !low_is_constant(index))
        place->pointer->local->is_kept = true; /* R26 */
    return place_step(l, place, (struct low_step){.index = index},
                      lower_strip(place->type)->target);
}
