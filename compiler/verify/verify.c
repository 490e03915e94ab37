/* The verifier of lowered trees: an independent reading of what lowering made.
 *
 * Two questions per function. Shape: operand types agree, places consist of simple values. Safety:
 * on every path each access through a reference comes after its check, with no operand changed in
 * between. The second is a forward data flow over facts, which are the checks (and the assignments of
 * addresses that are never null) whose operands still hold what they held; where paths meet only
 * common facts survive. States only shrink from round to round, so it ends. */
#include "claim.h"
#include "lower/lower.h"

#include <stdlib.h>
#include <string.h>

enum { FACTS_MAX = 4096 }; /* the oldest are forgotten: that is safe */

struct state {
    size_t count;
    const struct low_stmt **facts;
};

struct verifier {
    struct arena *arena;
    const struct low_function *function;
    const struct low_stmt *stmt;
    size_t at;            /* its index */
    struct state *labels; /* by number; facts NULL and count SIZE_MAX: not reached yet */
    struct state now;
    bool is_reached;
    bool has_changed;
    bool demands; /* last round: states are final */
};

static _Noreturn void broken(const struct verifier *v, const char *what)
{
    lower_ice(v->stmt ? v->stmt->where : v->function->decl->where, "%s: %s", v->function->name,
              what);
}

/* --- Facts ------------------------------------------------------------------------------------------ */

static bool mentions(const struct low_value *value, const struct low_local *local)
{
    if (!value)
        return false;
    return value->local == local || mentions(value->a, local) || mentions(value->b, local);
}

static void state_define(struct verifier *v, const struct low_local *local)
{
    size_t kept = 0;
    for (size_t i = 0; i < v->now.count; i++) {
        const struct low_stmt *fact = v->now.facts[i];
        bool dies = fact->local == local || mentions(fact->a, local) || mentions(fact->b, local) ||
                    mentions(fact->base, local);
        if (!dies)
            v->now.facts[kept++] = fact;
    }
    v->now.count = kept;
}

static void state_add(struct verifier *v, const struct low_stmt *fact)
{
    if (v->now.count == FACTS_MAX)
        memmove(v->now.facts, v->now.facts + 1, --v->now.count * sizeof *v->now.facts);
    v->now.facts[v->now.count++] = fact;
}

static bool state_has(const struct state *state, const struct low_stmt *fact)
{
    for (size_t i = 0; i < state->count; i++) {
        if (state->facts[i] == fact)
            return true;
    }
    return false;
}

/* A path with the facts of now reaches the label. */
static void meet(struct verifier *v, uint32_t label)
{
    struct state *at = &v->labels[label];
    if (at->count == SIZE_MAX) {
        at->facts = arena_array(v->arena, v->now.count + 1, sizeof *at->facts);
        memcpy(at->facts, v->now.facts, v->now.count * sizeof *at->facts);
        at->count = v->now.count;
        v->has_changed = true;
        return;
    }
    size_t kept = 0;
    for (size_t i = 0; i < at->count; i++) {
        if (state_has(&v->now, at->facts[i]))
            at->facts[kept++] = at->facts[i];
    }
    v->has_changed |= kept != at->count;
    at->count = kept;
}

static void enter_label(struct verifier *v, uint32_t label)
{
    if (v->is_reached)
        meet(v, label);
    const struct state *at = &v->labels[label];
    v->is_reached = at->count != SIZE_MAX;
    v->now.count = v->is_reached ? at->count : 0;
    memcpy(v->now.facts, at->facts ? at->facts : v->now.facts, v->now.count * sizeof *at->facts);
}

/* --- Shape ------------------------------------------------------------------------------------------- */

static void verify_place(struct verifier *v, const struct low_place *place, bool is_accessed);

static bool is_integer(enum low_type type)
{
    return type == LOW_U32 || type == LOW_U64;
}

static bool is_float(enum low_type type)
{
    return type == LOW_F32 || type == LOW_F64;
}

static bool unary_agrees(const struct low_value *x)
{
    enum low_type a = x->a->type, r = x->type;
    switch ((int)x->op) {
    case LOW_NEG:
    case LOW_COMPLEMENT: return is_integer(a) && r == a;
    case LOW_SIGN8:
    case LOW_SIGN16:
    case LOW_ZERO8:
    case LOW_ZERO16: return a == LOW_U32 && r == LOW_U32;
    case LOW_SIGN32:
    case LOW_ZERO32: return a == LOW_U32 && r == LOW_U64;
    case LOW_TRUNCATE: return a == LOW_U64 && r == LOW_U32;
    case LOW_FNEG: return is_float(a) && r == a;
    case LOW_F32_TO_F64: return a == LOW_F32 && r == LOW_F64;
    case LOW_F64_TO_F32: return a == LOW_F64 && r == LOW_F32;
    case LOW_S32_TO_F:
    case LOW_U32_TO_F: return a == LOW_U32 && is_float(r);
    case LOW_S64_TO_F:
    case LOW_U64_TO_F: return a == LOW_U64 && is_float(r);
    case LOW_F_TO_S64: return a == LOW_F64 && r == LOW_U64;
    case LOW_BITS: return a == LOW_POINTER && r == LOW_U64;
    }
    return false;
}

static bool binary_agrees(const struct low_value *x)
{
    enum low_type a = x->a->type, b = x->b->type;
    if (x->type != low_op_result(x->op, a))
        return false;
    if (x->op == LOW_SHL || x->op == LOW_SHR || x->op == LOW_SAR)
        return is_integer(a) && b == LOW_U32;
    if (x->op >= LOW_FADD && x->op <= LOW_FDIV)
        return is_float(a) && a == b;
    if (x->op >= LOW_FEQ && x->op <= LOW_FLE)
        return is_float(a) && a == b;
    if (x->op == LOW_EQ || x->op == LOW_NE)
        return !is_float(a) && a == b;
    return is_integer(a) && a == b;
}

static void verify_value(struct verifier *v, const struct low_value *x)
{
    if (!x)
        return;
    if (low_op_is_leaf(x->op)) {
        if (x->op == LOW_LOCAL && (!x->local || x->local->memory || x->local->type != x->type))
            broken(v, "value of a local of another type");
        if (x->op == LOW_ADDRESS)
            verify_place(v, x->place, false);
        return;
    }
    verify_value(v, x->a);
    verify_value(v, x->b);
    bool is_unary = low_op_is_unary(x->op);
    if (!x->a || is_unary != !x->b || !(is_unary ? unary_agrees(x) : binary_agrees(x)))
        broken(v, "operand types disagree");
}

/* --- Safety --------------------------------------------------------------------------------------------- */

static bool value_is(const struct low_value *a, const struct low_value *b)
{
    if (!a || !b || a->op != b->op)
        return a == b;
    return (a->op == LOW_CONSTANT && a->bits == b->bits && a->type == b->type) ||
           (a->op == LOW_LOCAL && a->local == b->local);
}

static bool is_index_check(enum low_check check, bool is_accessed)
{
    if (check == LOW_CHECK_BOUNDS)
        return true;
    return !is_accessed && (check == LOW_CHECK_COUNT_POSITION || check == LOW_CHECK_SUB_POSITION ||
                            check == LOW_CHECK_VIEW_POSITION || check == LOW_CHECK_BLOCK_POSITION);
}

/* Whether a fact of now proves the access through place->pointer. */
static bool pointer_is_proven(const struct verifier *v, const struct low_place *place,
                              bool is_accessed)
{
    const struct low_value *pointer = place->pointer, *index = place->index;
    for (size_t i = v->now.count; i-- > 0;) {
        const struct low_stmt *fact = v->now.facts[i];
        if (fact->kind == LOW_SET && fact->local == pointer->local)
            return !index || low_is_constant(index); /* an address made here */
        if (fact->kind != LOW_CHECK)
            continue;
        bool is_object =
            !index && value_is(fact->a, pointer) && low_checks[fact->check].kind == SPIN_FAULT_NULL;
        bool is_element = index && is_index_check(fact->check, is_accessed) &&
                          value_is(fact->base, pointer) && value_is(fact->a, index);
        if (is_object || is_element)
            return true;
    }
    return false;
}

static bool step_is_proven(const struct verifier *v, const struct low_value *index,
                           const struct type *array)
{
    if (low_is_constant(index) && index->bits < array->count)
        return true;
    for (size_t i = v->now.count; i-- > 0;) {
        const struct low_stmt *fact = v->now.facts[i];
        if (fact->kind == LOW_CHECK && fact->check == LOW_CHECK_BOUNDS_FIXED &&
            value_is(fact->a, index) && low_is_constant(fact->b) && fact->b->bits <= array->count)
            return true;
    }
    return false;
}

static bool is_own_pointer(const struct verifier *v, const struct low_local *local)
{
    const struct low_signature *signature = v->function->signature;
    bool has_result = signature->result.passing == LOW_PASS_COPY;
    for (size_t i = 0; i < v->function->parameter_count; i++) {
        if (v->function->parameters[i] != local)
            continue;
        if (has_result && i == 0)
            return true;
        return signature->parameters[i - has_result].passing == LOW_PASS_COPY;
    }
    return false;
}

static void verify_pointer(struct verifier *v, const struct low_place *place, bool is_accessed)
{
    const struct low_value *pointer = place->pointer;
    if (pointer->type != LOW_POINTER || !low_is_simple(pointer))
        broken(v, "place through a value that is no local");
    if (place->index && (place->index->type != LOW_U64 || !low_is_simple(place->index)))
        broken(v, "index is no 64-bit local");
    bool demands =
        v->demands && v->is_reached && low_dropped == LOW_CHECK_COUNT && !place->is_proven;
    if (!demands || (pointer->local && !place->index && is_own_pointer(v, pointer->local)))
        return;
    if (!pointer_is_proven(v, place, is_accessed))
        broken(v, "access without its check");
}

static void verify_place(struct verifier *v, const struct low_place *place, bool is_accessed)
{
    if (!place)
        return;
    if (place->root == LOW_ROOT_LOCAL && (!place->local || !place->local->memory))
        broken(v, "place in a local that is not in memory");
    if (place->root == LOW_ROOT_POINTER)
        verify_pointer(v, place, is_accessed);
    const struct type *type = place->root_type;
    for (size_t i = 0; i < place->step_count; i++) {
        const struct low_step *step = &place->steps[i];
        type = lower_strip(type);
        if (step->field) {
            type = step->field->type;
            continue;
        }
        if (type->kind != TYPE_ARRAY || !low_is_simple(step->index) || step->index->type != LOW_U64)
            broken(v, "element of no array");
        bool demands = v->demands && v->is_reached && low_dropped == LOW_CHECK_COUNT;
        if (demands && !step_is_proven(v, step->index, type))
            broken(v, "element without its check");
        type = type->target;
    }
}

/* --- Statements --------------------------------------------------------------------------------------------- */

static void verify_types(struct verifier *v, const struct low_stmt *s)
{
    if (s->kind == LOW_SET && s->local->type != s->a->type)
        broken(v, "assignment of another type");
    if (s->kind == LOW_CHECK && s->a->type != s->b->type)
        broken(v, "check of operands of two types");
    if (s->kind == LOW_IF && s->a->type != LOW_U32)
        broken(v, "condition is no u32");
    if (s->kind == LOW_LOAD && s->local->type != lower_type(s->place->type))
        broken(v, "load of another type");
    if (s->kind == LOW_STORE && s->a->type != lower_type(s->place->type))
        broken(v, "store of another type");
}

static bool makes_address(const struct low_stmt *s)
{
    return s->kind == LOW_SET && (s->a->op == LOW_ADDRESS || s->a->op == LOW_CELL);
}

static void verify_jumps(struct verifier *v, const struct low_stmt *s)
{
    if (!v->is_reached)
        return;
    if (s->kind == LOW_GOTO || s->kind == LOW_IF)
        meet(v, s->label);
    for (size_t i = 0; i < s->case_count; i++)
        meet(v, s->cases[i].label);
    if (s->kind == LOW_GOTO || s->kind == LOW_RETURN || s->kind == LOW_FAULT)
        v->is_reached = false;
}

static void verify_stmt(struct verifier *v, const struct low_stmt *s)
{
    v->stmt = s;
    bool is_claim = s->kind == LOW_CHECK && s->claim && v->demands;
    if (is_claim && !low_claim_holds(v->function, v->at))
        broken(v, "a check is not made and nothing shows that it passes");
    if (s->kind == LOW_LABEL) {
        enter_label(v, s->label);
        return;
    }
    verify_value(v, s->a);
    verify_value(v, s->b);
    verify_place(v, s->place, true);
    verify_place(v, s->source, true);
    for (size_t i = 0; i < s->argument_count; i++) {
        verify_value(v, s->arguments[i].value);
        verify_place(v, s->arguments[i].place, true);
    }
    verify_types(v, s);
    if (s->local)
        state_define(v, s->local);
    if (s->kind == LOW_CHECK || makes_address(s))
        state_add(v, s);
    verify_jumps(v, s);
}

static void verify_round(struct verifier *v)
{
    v->now.count = 0;
    v->is_reached = true;
    v->has_changed = false;
    for (v->at = 0; v->at < v->function->stmt_count; v->at++)
        verify_stmt(v, v->function->stmts[v->at]);
}

static void verify_function(const struct low_unit *unit, const struct low_function *function,
                            const struct low_stmt **facts)
{
    struct verifier v = {.arena = unit->arena, .function = function};
    v.labels = arena_array(unit->arena, function->label_count + 1, sizeof *v.labels);
    for (uint32_t i = 0; i <= function->label_count; i++)
        v.labels[i].count = SIZE_MAX;
    v.now.facts = facts;
    do {
        verify_round(&v);
    } while (v.has_changed);
    v.demands = true;
    verify_round(&v);
}

void low_verify(const struct low_unit *unit)
{
    const struct low_stmt **facts = arena_array(unit->arena, FACTS_MAX, sizeof *facts);
    for (const struct low_function *f = unit->functions; f; f = f->next)
        verify_function(unit, f, facts);
}
