/* Every statement of a lowered function, read as if it came from a stranger.
 *
 * First the form of the tree (shape.c) and that temporaries are set before they are read (assigned.c). Then
 * each statement that is reached: what it touches must be shown to be there, backwards from it (goal.h), by
 * checks and conditions that every way to it has passed. A check that is not made must be proven (claim.c).
 * Last, that bases stay alive (keep.c). What is not recognised is refused. */
#include "verify.h"

#include "claim.h"
#include "contract.h"
#include "shape.h"
#include "verdict.h"

#include "lower/low.h"
#include "panic.h"

static _Noreturn void broken(const struct prover *p, const struct low_stmt *stmt, const char *what)
{
    verify_broken(p->function, stmt, what);
}

/* --- Places ----------------------------------------------------------------------------------------------- */

static const struct type byte_type = {
    .kind = TYPE_INTEGER, .rank = RANK_SCHAR, .size = 1, .align = 1};

/* No way leads here. */
static bool is_never(struct prover *p, size_t at)
{
    return prove(p, &(struct goal){.kind = GOAL_NEVER}, at);
}

/* An element of an array of fixed length. */
static bool step_is_inside(struct prover *p, const struct low_value *index,
                           const struct type *array, size_t at)
{
    if (index->op == LOW_CONSTANT)
        return index->bits < array->count || is_never(p, at);
    struct low_place *whole = ARENA_NEW(p->arena, struct low_place);
    struct low_value *address = ARENA_NEW(p->arena, struct low_value);
    *whole = (struct low_place){.root = LOW_ROOT_GLOBAL, .root_type = array, .type = array};
    *address = (struct low_value){.op = LOW_ADDRESS, .type = LOW_POINTER, .place = whole};
    struct sum first = sum_of(index), count = sum_number(1);
    return prove_span(p, address, &first, &count, (struct need){.target = array->target}, at);
}

static void verify_steps(struct prover *p, const struct low_stmt *stmt,
                         const struct low_place *place, size_t at)
{
    const struct type *type = type_bare(place->root_type);
    for (size_t i = 0; i < place->step_count; i++) {
        const struct low_step *step = &place->steps[i];
        if (step->index && !step_is_inside(p, step->index, type, at))
            broken(p, stmt, "an element of an array without its check");
        type = type_bare(step->field ? step->field->type : type->target);
    }
}

/* One element behind a reference, or with `is_end` one that may be the end. */
static bool element_is_there(struct prover *p, const struct low_place *place, bool is_end,
                             size_t at)
{
    struct sum index = sum_of(place->index), one = sum_number(1), none = sum_number(0);
    struct need need = {.target = type_bare(place->root_type)};
    return is_end ? prove_span(p, place->pointer, &none, &index, need, at)
                  : prove_span(p, place->pointer, &index, &one, need, at);
}

/* The object itself; bytes that are seen as a plain type may begin an array of bytes (R16). */
static bool object_is_there(struct prover *p, const struct low_place *place, size_t at)
{
    const struct type *type = type_bare(place->root_type);
    bool is_object = prove_there(p, place->pointer, at) &&
                     prove_kind(p, place->pointer, (struct need){.target = type}, at);
    if (is_object || type_has_references(type))
        return is_object;
    struct sum none = sum_number(0), size = sum_number(type->size);
    return prove_span(p, place->pointer, &none, &size, (struct need){.target = &byte_type}, at);
}

/* The address of an atomic's private copy, whose type is only what its bytes are taken for. */
static bool is_private_bytes(struct prover *p, const struct low_stmt *stmt,
                             const struct low_place *place, size_t at)
{
    const struct low_function *f = p->function;
    size_t set = at;
    if (place->index || place->step_count || place->pointer->op != LOW_LOCAL)
        return false;
    while (set-- > 0 && f->stmts[set]->local != place->pointer->local) {
        if (f->stmts[set]->kind == LOW_LABEL)
            return false;
    }
    const struct low_stmt *made = set == SIZE_MAX ? NULL : f->stmts[set];
    bool is_own = made && made->kind == LOW_SET && made->a->op == LOW_ADDRESS &&
                  made->a->place->root == LOW_ROOT_LOCAL && !made->a->place->local->shown[0];
    if (!is_own || type_bare(made->a->place->type)->size < type_bare(place->type)->size)
        return false;
    if (type_has_references(made->a->place->type)) /* words that become a reference */
        return stmt->kind == LOW_STORE ? contract_is_atomic(p, stmt, at) : true;
    return stmt->kind == LOW_STORE; /* a reference whose bits are read as a number */
}

static void verify_place(struct prover *p, const struct low_stmt *stmt,
                         const struct low_place *place, bool is_end, size_t at)
{
    verify_steps(p, stmt, place, at);
    if (place->root != LOW_ROOT_POINTER)
        return;
    bool is_there = place->index ? element_is_there(p, place, is_end && place->step_count == 0, at)
                                 : object_is_there(p, place, at);
    if (!is_there && !is_private_bytes(p, stmt, place, at) && !is_never(p, at))
        broken(p, stmt,
               place->index ? "an element without its check" : "an object without its check");
}

static void verify_written(struct prover *p, const struct low_stmt *stmt,
                           const struct low_place *place)
{
    if (place->root == LOW_ROOT_GLOBAL && place->global->is_const)
        broken(p, stmt, "a constant is written");
}

/* --- Values ------------------------------------------------------------------------------------------------ */

static void verify_division(struct prover *p, const struct low_stmt *stmt,
                            const struct low_value *value, size_t at)
{
    bool is_signed = value->op == LOW_SDIV || value->op == LOW_SREM;
    uint64_t minus_one = value->type == LOW_U32 ? UINT32_MAX : UINT64_MAX;
    if (!prove_not(p, value->b, 0, at) && !is_never(p, at))
        broken(p, stmt, "a division by what may be 0");
    if (is_signed && !prove_not(p, value->b, minus_one, at) && !is_never(p, at))
        broken(p, stmt, "a signed division by what may be -1");
}

/* R7: what does not fit has no value in C. */
static void verify_to_integer(struct prover *p, const struct low_stmt *stmt,
                              const struct low_value *value, size_t at)
{
    const struct low_value *x = value->a;
    double low = -0x1p63, high = 0x1p63;
    bool is_lowered = x->op == LOW_FSUB && x->b->op == LOW_REAL && x->b->real == 0x1p63;
    if (is_lowered) {
        low = 0x1p63;
        high = 0x1p64;
        x = x->a;
    }
    if (!prove_float(p, GOAL_FROM, x, low, at) || !prove_float(p, GOAL_BELOW, x, high, at))
        broken(p, stmt, "a float becomes an integer that it may not fit");
}

static void verify_value(struct prover *p, const struct low_stmt *stmt,
                         const struct low_value *value, size_t at)
{
    if (!value)
        return;
    bool divides = value->op == LOW_UDIV || value->op == LOW_SDIV || value->op == LOW_UREM ||
                   value->op == LOW_SREM;
    if (divides)
        verify_division(p, stmt, value, at);
    if (value->op == LOW_F_TO_S64)
        verify_to_integer(p, stmt, value, at);
    if (value->op == LOW_ADDRESS)
        verify_place(p, stmt, value->place, true, at);
    verify_value(p, stmt, value->a, at);
    verify_value(p, stmt, value->b, at);
}

/* --- Statements --------------------------------------------------------------------------------------------- */

static void verify_load(struct prover *p, const struct low_stmt *stmt, size_t at)
{
    const struct low_place *place = stmt->place;
    bool is_reference = type_bare(place->type)->kind == TYPE_POINTER;
    verify_place(p, stmt, place, false, at);
    bool is_reinterpreted = is_reference && place->root == LOW_ROOT_POINTER && !place->index &&
                            place->step_count == 0 && is_private_bytes(p, stmt, place, at);
    if (is_reinterpreted && !contract_is_atomic(p, stmt, at))
        broken(p, stmt, "a reference is made of a number");
}

/* Structs that hold stack references are made on stacks only, so what is known by reference is there too. */
static bool is_on_stack(const struct low_place *place)
{
    const struct type *type = type_bare(place->root_type);
    while (type->kind == TYPE_ARRAY)
        type = type_bare(type->target);
    bool is_stack_only = type->kind == TYPE_STRUCT && type->tag->is_stackonly;
    return place->root == LOW_ROOT_LOCAL || (place->root == LOW_ROOT_POINTER && is_stack_only);
}

static void verify_copy(struct prover *p, const struct low_stmt *stmt, size_t at)
{
    const struct type *type = type_bare(stmt->place->type);
    verify_place(p, stmt, stmt->place, false, at);
    verify_place(p, stmt, stmt->source, false, at);
    verify_written(p, stmt, stmt->place);
    bool is_stack_only = type->kind == TYPE_STRUCT && type->tag->is_stackonly;
    if (is_stack_only && !is_on_stack(stmt->place))
        broken(p, stmt, "a struct that must not escape is stored");
}

static void verify_header(struct prover *p, const struct low_stmt *stmt, size_t at)
{
    if (!prove_kind(p, stmt->a, (struct need){.is_header = true}, at))
        broken(p, stmt, "the header of what is no object");
    if (stmt->kind == LOW_HEADER && !prove_there(p, stmt->a, at))
        broken(p, stmt, "the type of what may be null");
}

static void verify_check(struct prover *p, const struct low_stmt *stmt, size_t at)
{
    if (stmt->claim && !low_claims_hold(p->claims, at))
        broken(p, stmt, "a check is not made and nothing shows that it passes");
}

static void verify_call(struct prover *p, const struct low_stmt *stmt, size_t at)
{
    for (size_t i = 0; i < stmt->argument_count; i++) {
        verify_value(p, stmt, stmt->arguments[i].value, at);
        if (stmt->arguments[i].place)
            verify_place(p, stmt, stmt->arguments[i].place, false, at);
    }
    if (stmt->place)
        verify_place(p, stmt, stmt->place, false, at);
    contract_call(p, stmt, at);
}

static void verify_stmt(struct prover *p, const struct low_stmt *stmt, size_t at)
{
    verify_value(p, stmt, stmt->a, at);
    verify_value(p, stmt, stmt->b, at);
    switch (stmt->kind) {
    case LOW_LOAD: verify_load(p, stmt, at); break;
    case LOW_STORE:
        verify_place(p, stmt, stmt->place, false, at);
        verify_written(p, stmt, stmt->place);
        contract_store(p, stmt, at);
        break;
    case LOW_COPY: verify_copy(p, stmt, at); break;
    case LOW_CLEAR:
        verify_place(p, stmt, stmt->place, false, at);
        verify_written(p, stmt, stmt->place);
        break;
    case LOW_COUNT:
    case LOW_HEADER: verify_header(p, stmt, at); break;
    case LOW_CHECK: verify_check(p, stmt, at); break;
    case LOW_CALL: verify_call(p, stmt, at); break;
    case LOW_RETURN:
        if (stmt->place)
            verify_place(p, stmt, stmt->place, false, at);
        contract_return(p, stmt, at);
        break;
    case LOW_IF:
        if (stmt->is_proof && !prove_once(p, stmt->a, at))
            broken(p, stmt, "a condition that claims rely on is of words that may change (R25)");
        break;
    case LOW_SWITCH:
        if (!prove_once(p, stmt->a, at))
            broken(p, stmt, "a switch on a word that may change (R25)");
        break;
    case LOW_SET:
    case LOW_LABEL:
    case LOW_GOTO:
    case LOW_KEEP:
    case LOW_FIX:
    case LOW_FAULT: break;
    }
}

static void verify_function(struct prover *p)
{
    const struct low_function *function = p->function;
    shape_verify(p->unit, function, p->arena);
    assigned_verify(function, p->arena);
    flow_read(&p->flow, function, p->arena);
    p->claims = low_claims_new(function, p->arena);
    p->memos = arena_array(p->arena, function->label_count + 1, sizeof(struct memo *));
    for (size_t at = 0; at < function->stmt_count && low_dropped == LOW_CHECK_COUNT; at++) {
        p->steps = 0;
        if (p->flow.is_reached[at])
            verify_stmt(p, function->stmts[at], at);
    }
}

/* What the function lacks, or NULL. */
static const char *problem_of(struct prover *p, struct arena *arena)
{
    struct verdict verdict = {.arena = arena};
    verdict_open(&verdict);
    if (setjmp(verdict.broken) == 0)
        verify_function(p);
    verdict_close();
    return verdict.problem;
}

/* The same of the unit, whose functions rely on each other. */
static const char *unkept_in(const struct low_unit *unit, struct arena *arena)
{
    struct arena *scratch = arena_new();
    struct verdict verdict = {.arena = arena};
    verdict_open(&verdict);
    if (setjmp(verdict.broken) == 0)
        keep_verify(unit, scratch);
    verdict_close();
    arena_free(scratch);
    return verdict.problem;
}

const char *verify_unit(const struct low_unit *unit, bool is_final, struct arena *arena)
{
    const char *problem = NULL;
    for (const struct low_function *f = unit->functions; f && !problem; f = f->next) {
        struct prover p = {.unit = unit, .function = f, .arena = arena_new(), .is_final = is_final};
        problem = problem_of(&p, arena);
        arena_free(p.arena);
    }
    return problem ? problem : unkept_in(unit, arena);
}

bool low_verify_holds(const struct low_unit *unit, const struct low_function *function)
{
    struct arena *arena = arena_new();
    struct prover p = {.unit = unit, .function = function, .arena = arena};
    bool holds = !problem_of(&p, arena);
    arena_free(arena);
    return holds;
}

void low_verify(const struct low_unit *unit)
{
    struct arena *arena = arena_new();
    const char *problem = verify_unit(unit, false, arena);
    if (problem)
        panic("verify: %s", problem);
    arena_free(arena);
}
