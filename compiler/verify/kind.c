/* What a reference refers to, and that it is there.
 *
 * References are never made of numbers: each comes from a place, a parameter or a result that is declared
 * to hold such, from the heap, from a cell that the loader fills, or is the address of a place. What is
 * more than declared was read from an object's header (R7, R17). */
#include "goal.h"

#include <string.h>

/* --- Conditions on types -------------------------------------------------------------------------------- */

static bool is_id(struct prover *p, const struct low_value *value, struct need need)
{
    if (value->op != LOW_TYPE_ID || need.function)
        return false;
    const struct type *type = descriptor_of_id(p->unit, value->name);
    return type && (!need.target || (need.is_array ? type_alike(type, need.target)
                                                   : type_begins_with(type, need.target)));
}

static bool is_header(const struct low_value *value, const struct low_local *header)
{
    return value->op == LOW_LOCAL && value->local == header;
}

/* A header as one word: the type below, something shifted above it. */
static const struct low_value *low_half(const struct low_value *value)
{
    bool is_word = value->op == LOW_OR && value->a->op == LOW_ZERO32;
    if (!is_word)
        return NULL;
    const struct low_value *high = value->b;
    bool is_high = (high->op == LOW_SHL && high->b->op == LOW_CONSTANT && high->b->bits == 32) ||
                   (high->op == LOW_CONSTANT && (uint32_t)high->bits == 0);
    return is_high ? value->a->a : NULL;
}

/* Whether `when` says that the type that was read into `header` is the one that is needed. */
static bool says_type(struct prover *p, const struct low_value *when,
                      const struct low_local *header, struct need need)
{
    if (when->op != LOW_EQ)
        return false;
    const struct low_value *a = when->a, *b = when->b;
    if (a->type == LOW_U64) {
        a = low_half(a);
        b = low_half(b);
    }
    return a && b && is_header(a, header) && is_id(p, b, need);
}

/* Whether `when` says no more than that the local is not 0. */
static bool says_not_0(const struct low_value *when, const struct low_local *local)
{
    if (when->op == LOW_LOCAL)
        return when->local == local;
    return when->op == LOW_NE && is_header(when->a, local) && when->b->op == LOW_CONSTANT &&
           when->b->bits == 0;
}

/* A condition of constants: 0, 1, or -1 when it is none. */
static int truth(const struct low_value *when)
{
    if (when->op == LOW_CONSTANT)
        return when->bits != 0;
    bool is_constant = (when->op == LOW_NE || when->op == LOW_EQ) && when->a->op == LOW_CONSTANT &&
                       when->b->op == LOW_CONSTANT;
    return is_constant ? (when->a->bits == when->b->bits) == (when->op == LOW_EQ) : -1;
}

/* Whether the condition can still turn out to be a question about a type. */
static bool may_ask(const struct low_value *when)
{
    switch ((int)when->op) {
    case LOW_CONSTANT:
    case LOW_LOCAL:
    case LOW_TYPE_ID: return true;
    case LOW_ZERO32: return may_ask(when->a);
    case LOW_EQ:
    case LOW_NE:
    case LOW_OR:
    case LOW_SHL: return may_ask(when->a) && may_ask(when->b);
    }
    return false;
}

/* What the form of `when` says; without one the goal is open. */
static enum answer settle_when(struct goal *goal)
{
    int holds = goal->when ? truth(goal->when) : -1;
    if (holds == 0)
        return ANSWER_YES;
    if (holds == 1)
        goal->when = NULL;
    return !goal->when || may_ask(goal->when) ? ANSWER_OPEN : ANSWER_NO;
}

/* --- Values ------------------------------------------------------------------------------------------------ */

static bool cell_fits(struct prover *p, const char *cell, struct need need)
{
    const struct low_object *object = object_of_cell(p->unit, cell);
    const struct type *procedure = procedure_of_name(p->unit, cell);
    if (need.function)
        return procedure && type_alike(procedure, need.function);
    if (!object)
        return false;
    uint64_t count = 1;
    const struct type *wanted = need.target, *element = object->descriptor->type;
    if (!wanted)
        return true;
    for (; !need.is_array && wanted->kind == TYPE_ARRAY && element->kind != TYPE_ARRAY;
         wanted = type_bare(wanted->target))
        count *= wanted->count;
    return count <= object->count &&
           (need.is_array || count > 1 ? type_alike(element, wanted)
                                       : type_begins_with(element, wanted));
}

/* Bytes of `place` as a plain type: a view, or a number in the function's own memory. */
static bool bytes_fit(struct prover *p, const struct low_place *place, const struct type *wanted,
                      size_t at)
{
    const struct type *type = type_bare(place->type);
    if (type_has_references(wanted))
        return false;
    if (!type_has_references(type) && wanted->size <= type->size)
        return true;
    bool is_element = place->root == LOW_ROOT_POINTER && place->step_count == 0 && place->index;
    if (!is_element || !type_is_bytes(type))
        return false;
    struct sum first = sum_of(place->index), count = sum_number(wanted->size);
    return prove_span(p, place->pointer, &first, &count, (struct need){.target = type}, at);
}

/* requires: the place was looked at where its address was made, but one behind the end may be referred
 * to there. */
static bool address_fits(struct prover *p, const struct low_place *place, struct need need,
                         size_t at)
{
    const struct type *type = type_bare(place->type), *wanted = need.target;
    if (need.is_start || need.is_header || need.is_array || need.function)
        return false;
    bool is_element = place->root == LOW_ROOT_POINTER && place->step_count == 0 && place->index;
    if (!wanted || !(type_begins_with(type, wanted) ||
                     (type->kind == TYPE_ARRAY && type_alike(type->target, wanted))))
        return wanted && bytes_fit(p, place, wanted, at);
    if (!is_element)
        return true;
    struct sum first = sum_of(place->index), count = sum_number(1);
    return prove_span(p, place->pointer, &first, &count, (struct need){.target = type}, at);
}

enum answer kind_settle(struct prover *p, struct goal *goal, size_t at)
{
    bool fits = false;
    enum answer answer = settle_when(goal);
    if (answer != ANSWER_OPEN)
        return answer;
    switch ((int)goal->value->op) {
    case LOW_LOCAL: return ANSWER_OPEN;
    case LOW_CONSTANT: return goal->value->bits == 0 ? ANSWER_YES : ANSWER_NO;
    case LOW_CELL: fits = cell_fits(p, goal->value->name, goal->need); break;
    case LOW_PROCEDURE: {
        const struct type *type = procedure_of_name(p->unit, goal->value->name);
        fits = goal->need.function && type && type_alike(type, goal->need.function);
        break;
    }
    case LOW_ADDRESS: fits = address_fits(p, goal->value->place, goal->need, at); break;
    }
    return fits ? ANSWER_YES : goal->when ? ANSWER_OPEN : ANSWER_NO;
}

enum answer there_settle(struct prover *p, struct goal *goal, size_t at)
{
    (void)p;
    (void)at;
    enum answer answer = settle_when(goal);
    if (answer != ANSWER_OPEN)
        return answer;
    switch ((int)goal->value->op) {
    case LOW_LOCAL: return ANSWER_OPEN;
    case LOW_CELL:
    case LOW_PROCEDURE:
    case LOW_ADDRESS: return ANSWER_YES;
    }
    return goal->when ? ANSWER_OPEN : ANSWER_NO;
}

/* A number that is 0 only where the reference is not null: what lowering keeps of a question about it. */
bool there_by_answer(struct prover *p, const struct goal *goal, const struct fact *fact, size_t at)
{
    bool is_answer = !goal->when && fact->op == LOW_EQ && fact->a->type == LOW_U32 &&
                     fact->a->op == LOW_LOCAL && fact->b->op == LOW_CONSTANT;
    if (!is_answer)
        return false;
    struct low_value *when = ARENA_NEW(p->arena, struct low_value);
    *when = (struct low_value){.op = LOW_EQ,
                               .type = LOW_U32,
                               .a = (struct low_value *)fact->a,
                               .b = (struct low_value *)fact->b};
    struct goal condition = *goal;
    condition.when = when;
    return prove(p, &condition, at);
}

bool kind_by_fact(struct prover *p, const struct goal *goal, const struct fact *fact, size_t at)
{
    bool is_null = fact->op == LOW_EQ && value_same(fact->a, goal->value) &&
                   fact->b->op == LOW_CONSTANT && fact->b->type == LOW_POINTER;
    if (is_null)
        return true;
    bool may_say = !goal->need.function && (fact->op == LOW_EQ || fact->op == LOW_NE) &&
                   (fact->a->type == LOW_U32 || fact->a->type == LOW_U64);
    bool is_about_types = fact->op == LOW_EQ
                              ? fact->b->op == LOW_TYPE_ID || fact->a->op == LOW_LOCAL
                              : fact->a->op == LOW_LOCAL;
    bool is_header = fact->op == LOW_EQ && fact->b->op == LOW_TYPE_ID;
    if (!may_say || !is_about_types || (goal->when && !is_header))
        return false;
    struct low_value *when = ARENA_NEW(p->arena, struct low_value);
    *when = (struct low_value){.op = fact->op,
                               .type = LOW_U32,
                               .a = (struct low_value *)fact->a,
                               .b = (struct low_value *)fact->b};
    struct goal condition = *goal;
    condition.when = when;
    return prove(p, &condition, at);
}

/* --- Where references come from ------------------------------------------------------------------------------ */

/* Entries of the kernel that give a reference. */
static bool entry_fits(struct prover *p, const struct low_stmt *call, struct need need)
{
    bool is_array =
        strcmp(call->name, "spin_new_array") == 0 || strcmp(call->name, "spin_try_new_array") == 0;
    bool is_new = is_array || strcmp(call->name, "spin_new") == 0 ||
                  strcmp(call->name, "spin_try_new") == 0 ||
                  strcmp(call->name, "spin_new_flex") == 0;
    if (is_new)
        return is_id(p, call->arguments[0].value, need) && (is_array || !need.is_array);
    if (need.function)
        return false;
    if (strcmp(call->name, "spin_cstr") == 0)
        return !need.target || type_is_bytes(need.target);
    return strcmp(call->name, "spin_install") == 0 && !need.is_array &&
           (!need.target || (need.target->kind == TYPE_STRUCT && !need.target->tag->is_complete));
}

static enum answer kind_of_call(struct prover *p, const struct goal *goal,
                                const struct low_stmt *call)
{
    bool is_value = is_header(goal->value, call->local);
    if (!is_value) { /* the answer of the header's question */
        bool asks = goal->when && call->callee == LOW_CALL_ENTRY &&
                    strcmp(call->name, "spin_is") == 0 && says_not_0(goal->when, call->local) &&
                    value_same(call->arguments[0].value, goal->value) && !goal->need.is_array;
        return asks && is_id(p, call->arguments[1].value, goal->need) ? ANSWER_YES : ANSWER_NO;
    }
    if (call->callee == LOW_CALL_ENTRY)
        return entry_fits(p, call, goal->need) ? ANSWER_YES : ANSWER_NO;
    const struct type *type = type_of_callee(p, call);
    struct need need = goal->need;
    need.is_trusted = call->callee == LOW_CALL_FUNCTION;
    return type && type_fits(p, type->target, need) ? ANSWER_YES : ANSWER_NO;
}

/* What is counted does not matter to a condition on types. */
static enum answer pass_count(struct prover *p, struct goal *goal, const struct low_stmt *stmt)
{
    struct low_value *any = ARENA_NEW(p->arena, struct low_value);
    *any = (struct low_value){.op = LOW_TYPE_ID, .type = LOW_U64, .name = ""};
    struct low_value *when = ARENA_NEW(p->arena, struct low_value);
    if (!goal->when || goal->when->op != LOW_EQ || is_header(goal->value, stmt->local))
        return ANSWER_NO;
    const struct low_value *word = goal->when->a;
    if (word->op != LOW_OR || word->b->op != LOW_SHL || !is_header(word->b->a, stmt->local))
        return ANSWER_NO;
    struct low_value *high = ARENA_NEW(p->arena, struct low_value);
    struct low_value *both = ARENA_NEW(p->arena, struct low_value);
    *high = *word->b;
    high->a = any;
    *both = *word;
    both->b = high;
    *when = *goal->when;
    when->a = both;
    goal->when = when;
    return value_mentions(when, stmt->local) ? ANSWER_NO : ANSWER_OPEN;
}

enum answer kind_at(struct prover *p, struct goal *goal, const struct low_stmt *stmt, size_t at)
{
    (void)at;
    switch ((int)stmt->kind) {
    case LOW_LOAD:
        return is_header(goal->value, stmt->local) && type_fits(p, stmt->place->type, goal->need)
                   ? ANSWER_YES
                   : ANSWER_NO;
    case LOW_CALL: return kind_of_call(p, goal, stmt);
    case LOW_COUNT: return pass_count(p, goal, stmt);
    case LOW_HEADER:
        return goal->when && value_same(stmt->a, goal->value) &&
                       says_type(p, goal->when, stmt->local, goal->need)
                   ? ANSWER_YES
                   : ANSWER_NO;
    }
    return ANSWER_NO;
}

/* --- Parameters ------------------------------------------------------------------------------------------------- */

/* A struct that came by address, or where the result goes; NULL: none of these. */
static const struct type *structure_behind(const struct low_function *f,
                                           const struct low_local *local)
{
    size_t hidden = f->signature->result.passing == LOW_PASS_COPY;
    if (hidden && f->parameters[0] == local)
        return f->signature->result.structure;
    for (size_t i = hidden; i < f->parameter_count; i++) {
        const struct low_pass *pass = &f->signature->parameters[i - hidden];
        if (f->parameters[i] == local && pass->passing == LOW_PASS_COPY)
            return pass->structure;
    }
    return NULL;
}

bool there_at_entry(struct prover *p, const struct goal *goal)
{
    return goal->value->op == LOW_LOCAL && structure_behind(p->function, goal->value->local);
}

bool kind_at_entry(struct prover *p, const struct goal *goal)
{
    const struct low_function *f = p->function;
    if (goal->value->op != LOW_LOCAL)
        return false;
    const struct type *structure = structure_behind(f, goal->value->local);
    if (structure)
        return !goal->need.is_start && !goal->need.is_header && !goal->need.is_array &&
               !goal->need.function && goal->need.target &&
               type_begins_with(structure, goal->need.target);
    size_t hidden = f->signature->result.passing == LOW_PASS_COPY;
    for (size_t i = hidden; i < f->parameter_count && i - hidden < f->decl->parameter_count; i++) {
        if (f->parameters[i] != goal->value->local)
            continue;
        struct need need = goal->need;
        need.is_trusted = !f->is_entered;
        return type_fits(p, type_bare(f->decl->type)->parameters[i - hidden].type, need);
    }
    return false;
}
