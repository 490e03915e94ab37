/* How far a reference reaches, and which number is not above which.
 *
 * GOAL_SPAN: there are elements `first` .. `first` + `count` behind the reference, as exact numbers. A
 * check `y <= w` shows it
 *   - of one element when first < w and w are there;
 *   - when `count` is y, and `first` .. `first` + w are there;
 *   - when `first` is 0 and `count` is x + y, if x + w does not wrap and 0 .. x + w are there: x <= x + w
 *     says that w = (x + w) - x, so x + y is at most x + w and exact.
 * In the end `count` is a header's count, a declared bound, or a number below the length of an array. */
#include "goal.h"

enum { WEIGHT_MAX = 8 }; /* of an end that grows with each turn of a loop */

static bool is_u64(const struct fact *fact)
{
    return fact->a->type == LOW_U64 && fact->b->type == LOW_U64;
}

/* R25: what was compared is what is used. */
static bool is_lasting(struct prover *p, const struct fact *fact, size_t at)
{
    return fact->is_form || (prove_once(p, fact->a, at) && prove_once(p, fact->b, at));
}

/* --- Order ---------------------------------------------------------------------------------------------- */

static bool order_by_fact(struct prover *p, const struct goal *goal, const struct fact *fact,
                          size_t at)
{
    struct sum y = sum_of(fact->a), w = sum_of(fact->b);
    struct sum x = sum_add(&goal->first, UINT64_MAX, &y), top = sum_add(&x, 1, &w);
    if (sum_is_number(&x, 0))
        return is_lasting(p, fact, at) &&
               (sum_equal(&w, &goal->count) || prove_order(p, &w, &goal->count, at));
    return sum_equal(&top, &goal->count) && is_lasting(p, fact, at) && prove_order(p, &x, &top, at);
}

static enum answer order_settle(const struct goal *goal)
{
    if (sum_equal(&goal->first, &goal->count) || sum_is_number(&goal->first, 0) ||
        sum_is_number(&goal->count, UINT64_MAX))
        return ANSWER_YES;
    if (goal->first.count == 0 && goal->count.count == 0)
        return goal->first.constant <= goal->count.constant ? ANSWER_YES : ANSWER_NO;
    return goal->first.is_bad || goal->count.is_bad ? ANSWER_NO : ANSWER_OPEN;
}

/* --- Facts ------------------------------------------------------------------------------------------------ */

/* 0 .. `count` of the same. */
static bool reaches(struct prover *p, const struct goal *goal, const struct sum *count, size_t at)
{
    struct sum none = sum_number(0);
    return prove_span(p, goal->value, &none, count, goal->need, at);
}

static bool is_part(const struct sum *part, const struct sum *whole)
{
    if (part->count == 0)
        return part->constant != 0 && part->constant <= whole->constant;
    struct sum rest = sum_add(whole, UINT64_MAX, part);
    return !rest.is_bad && part->count <= whole->count && rest.count <= whole->count - part->count;
}

/* What a local was set to in the same run of statements, when that still has the same value. */
static const struct low_value *spelled_out(struct prover *p, const struct low_value *value,
                                           size_t at)
{
    size_t set = at;
    while (value->op == LOW_LOCAL && set-- > 0) {
        const struct low_stmt *stmt = p->function->stmts[set];
        if (stmt->kind == LOW_LABEL || (stmt->local == value->local && stmt->kind != LOW_SET))
            return value;
        if (stmt->local != value->local)
            continue;
        for (size_t i = set; i < at; i++) {
            const struct low_local *changed = p->function->stmts[i]->local;
            if (changed && p->function->stmts[i]->kind != LOW_FIX &&
                value_mentions(stmt->a, changed))
                return value;
        }
        return stmt->a;
    }
    return value;
}

/* Whether the smaller side of the fact is this. */
static bool is_smaller(struct prover *p, const struct sum *sum, const struct fact *fact, size_t at)
{
    struct sum y = sum_of(fact->a);
    if (sum_equal(&y, sum))
        return true;
    struct sum spelled = sum_of(spelled_out(p, fact->a, at));
    return sum_equal(&spelled, sum);
}

/* How many values are added up, once for each time. */
static uint64_t weight(const struct sum *sum)
{
    uint64_t all = 0;
    for (size_t i = 0; i < sum->count; i++) {
        uint64_t times = sum->terms[i].multiple;
        all += times < -times ? times : -times;
    }
    return all;
}

static bool span_by_order(struct prover *p, const struct goal *goal, const struct fact *fact,
                          size_t at)
{
    struct sum y = sum_of(fact->a), w = sum_of(fact->b), x;
    bool is_one = sum_is_number(&goal->count, 1) && !goal->need.is_bytes;
    if (is_one && fact->op == LOW_ULT && is_smaller(p, &goal->first, fact, at))
        return is_lasting(p, fact, at) && reaches(p, goal, &w, at);
    if (!fact->is_check)
        return false;
    bool is_number = y.count == 0 && goal->count.count == 0;
    bool is_covered =
        is_smaller(p, &goal->count, fact, at) || (is_number && goal->count.constant <= y.constant);
    bool is_split = fact->op == LOW_ULE && sum_is_number(&goal->first, 0) && !goal->need.is_bytes &&
                    is_part(&y, &goal->count) && !is_covered && y.count + w.count > 0;
    bool may_cover = y.count > 0 && fact->op == LOW_ULE && goal->count.count > 0;
    if (!is_covered && may_cover && !is_split)
        is_covered = prove_order(p, &goal->count, &y, at);
    if (is_covered && !sum_equal(&w, &goal->count) && is_lasting(p, fact, at) &&
        prove_span(p, goal->value, &goal->first, &w, goal->need, at))
        return true;
    if (!is_split)
        return false;
    x = sum_add(&goal->count, UINT64_MAX, &y);
    struct sum top = sum_add(&x, 1, &w);
    bool grows = weight(&top) > WEIGHT_MAX && weight(&top) > weight(&goal->count);
    return !grows && is_lasting(p, fact, at) && prove_order(p, &x, &top, at) &&
           reaches(p, goal, &top, at);
}

bool span_by_fact(struct prover *p, const struct goal *goal, const struct fact *fact, size_t at)
{
    bool is_null = goal->kind == GOAL_SPAN && goal->need.is_nullable && fact->op == LOW_EQ &&
                   value_same(fact->a, goal->value) && fact->b->op == LOW_CONSTANT &&
                   fact->b->type == LOW_POINTER;
    if (is_null)
        return true;
    if ((fact->op != LOW_ULT && fact->op != LOW_ULE) || !is_u64(fact))
        return false;
    if (goal->kind == GOAL_ORDER)
        return fact->is_check && fact->op == LOW_ULE && order_by_fact(p, goal, fact, at);
    if (span_by_order(p, goal, fact, at))
        return true;
    struct goal elements = *goal;
    elements.need.is_bytes = false;
    return goal->need.is_bytes && sum_divide(&elements.count, goal->need.target->size) &&
           span_by_order(p, &elements, fact, at);
}

/* --- Addresses ------------------------------------------------------------------------------------------------ */

static bool is_within(const struct goal *goal, uint64_t limit)
{
    bool are_numbers = goal->first.count == 0 && goal->count.count == 0 && !goal->first.is_bad &&
                       !goal->count.is_bad;
    uint64_t size = goal->need.is_bytes ? goal->need.target->size : 1;
    uint64_t count = goal->count.constant / size + (goal->count.constant % size != 0);
    return are_numbers && goal->first.constant <= limit && count <= limit - goal->first.constant;
}

/* The same as an answer: what is no number yet may become one. */
static enum answer answer_within(const struct goal *goal, uint64_t limit)
{
    bool are_numbers = goal->first.count == 0 && goal->count.count == 0;
    return is_within(goal, limit) ? ANSWER_YES : are_numbers ? ANSWER_NO : ANSWER_OPEN;
}

/* One byte of a struct that its bit-fields lie in. */
static bool is_byte_of_bits(const struct goal *goal, const struct type *type)
{
    if (type->kind != TYPE_STRUCT && type->kind != TYPE_UNION)
        return false;
    if (!is_within(goal, type->size) || goal->count.constant != 1)
        return false;
    for (size_t i = 0; i < type->tag->field_count; i++) {
        const struct field *field = &type->tag->fields[i];
        uint64_t first = field->offset + field->bit_offset / 8;
        uint64_t end = field->offset + (field->bit_offset + field->bit_width + 7) / 8;
        if (field->is_bit_field && goal->first.constant >= first && goal->first.constant < end)
            return true;
    }
    return false;
}

static bool is_flexible_member(const struct low_place *place)
{
    const struct type *type = type_bare(place->type);
    return type->kind == TYPE_ARRAY && type->is_flexible && place->root == LOW_ROOT_POINTER &&
           !place->index && place->step_count > 0;
}

static enum answer span_of_address(struct goal *goal, const struct low_place *place)
{
    const struct type *type = type_bare(place->type), *wanted = goal->need.target;
    bool is_start = sum_is_number(&goal->first, 0);
    if (is_flexible_member(place)) {
        if (!is_start || goal->need.is_bytes || !type_alike(type->target, wanted))
            return ANSWER_NO;
        goal->value = place->pointer;
        goal->need = (struct need){.target = type_bare(place->root_type), .is_whole = true};
        return ANSWER_OPEN;
    }
    bool is_element = place->root == LOW_ROOT_POINTER && place->step_count == 0;
    if (is_element && is_start && type_alike(type, wanted)) {
        goal->value = place->pointer;
        goal->first = place->index ? sum_of(place->index) : sum_number(0);
        return ANSWER_OPEN;
    }
    bool is_array =
        type->kind == TYPE_ARRAY && !type->is_flexible && type_alike(type->target, wanted);
    if (is_array)
        return answer_within(goal, type->count);
    if (type_alike(type, wanted))
        return answer_within(goal, 1);
    if (!type_is_bytes(wanted))
        return ANSWER_NO;
    bool is_there =
        (!type_has_references(type) && is_within(goal, type->size)) || is_byte_of_bits(goal, type);
    return is_there ? ANSWER_YES : ANSWER_OPEN;
}

static bool is_of_cell(struct prover *p, const struct goal *goal)
{
    const struct low_object *object = object_of_cell(p->unit, goal->value->name);
    return object && type_alike(object->descriptor->type, goal->need.target) &&
           !goal->need.is_whole && is_within(goal, object->count);
}

/* Either there is one, or the reference is null. */
static bool is_count_of_one(const struct goal *goal)
{
    if (goal->count.count != 1 || goal->count.constant != 0 || goal->count.terms[0].multiple != 1)
        return false;
    const struct low_value *leaf = goal->count.terms[0].leaf;
    return leaf->op == LOW_ZERO32 && leaf->a->op == LOW_NE && value_same(leaf->a->a, goal->value) &&
           leaf->a->b->op == LOW_CONSTANT && leaf->a->b->type == LOW_POINTER;
}

enum answer span_settle(struct prover *p, struct goal *goal, size_t at)
{
    if (goal->kind == GOAL_ORDER)
        return order_settle(goal);
    if (goal->first.is_bad || goal->count.is_bad)
        return ANSWER_NO;
    /* A number stays as it is: some checks compare bytes, others elements. */
    bool is_number = goal->count.count == 0 && goal->need.target && goal->need.target->size != 1;
    if (goal->need.is_bytes && !is_number && sum_divide(&goal->count, goal->need.target->size))
        goal->need.is_bytes = false;
    if (sum_is_number(&goal->count, 0))
        return ANSWER_YES;
    struct sum end = sum_add(&goal->first, 1, &goal->count);
    bool ends_earlier = end.count < goal->count.count ||
                        (end.count == goal->count.count && end.constant == 0 && end.count > 0);
    bool ends_simply =
        !goal->need.is_bytes && !sum_is_number(&goal->first, 0) && !end.is_bad && ends_earlier;
    if (ends_simply)
        return prove_order(p, &goal->first, &end, at) && reaches(p, goal, &end, at) ? ANSWER_YES
                                                                                    : ANSWER_NO;
    bool is_start = sum_is_number(&goal->first, 0);
    if (is_start && is_count_of_one(goal)) {
        struct need need = {.target = goal->need.target};
        return prove_kind(p, goal->value, need, at) ? ANSWER_YES : ANSWER_OPEN;
    }
    switch ((int)goal->value->op) {
    case LOW_LOCAL: return ANSWER_OPEN;
    case LOW_CONSTANT: return goal->need.is_nullable ? ANSWER_YES : ANSWER_OPEN;
    case LOW_CELL: return is_of_cell(p, goal) ? ANSWER_YES : ANSWER_OPEN;
    case LOW_ADDRESS: return span_of_address(goal, goal->value->place);
    }
    return ANSWER_NO;
}

/* --- Where counts come from ------------------------------------------------------------------------------------ */

static bool is_exactly(const struct goal *goal, const struct low_local *local)
{
    return sum_is_number(&goal->first, 0) && !goal->need.is_bytes && goal->count.constant == 0 &&
           goal->count.count == 1 && goal->count.terms[0].multiple == 1 &&
           goal->count.terms[0].leaf->op == LOW_LOCAL && goal->count.terms[0].leaf->local == local;
}

/* R4: the header says how many elements there are. */
static enum answer span_of_count(struct prover *p, const struct goal *goal,
                                 const struct low_stmt *stmt, size_t at)
{
    if (!is_exactly(goal, stmt->local))
        return ANSWER_NO;
    bool is_of_it = value_same(goal->value, stmt->a) ||
                    value_same(goal->value, spelled_out(p, stmt->a, at)) ||
                    prove_same(p, goal->value, stmt->a, at);
    if (!is_of_it)
        return ANSWER_NO;
    struct need need = {
        .target = goal->need.target, .is_header = true, .is_array = !goal->need.is_whole};
    return prove_kind(p, goal->value, need, at) ? ANSWER_YES : ANSWER_NO;
}

/* R3: whether `count` is what the reference's declaration promises. */
static bool is_promised(struct prover *p, const struct goal *goal, const struct type *reference,
                        const struct sum *bound)
{
    struct need need = {.target = goal->need.target};
    reference = type_bare(reference);
    if (!sum_is_number(&goal->first, 0) || goal->need.is_bytes || goal->need.is_whole)
        return false;
    if (reference->reference.is_nullable && !goal->need.is_there)
        return false;
    const struct type *target = type_bare(reference->target);
    bool is_element = target->kind == TYPE_VOID ? type_is_bytes(goal->need.target)
                                                : type_fits(p, reference, need);
    return is_element && sum_equal(&goal->count, bound);
}

static enum answer span_of_result(struct prover *p, const struct goal *goal,
                                  const struct low_stmt *call)
{
    const struct type *type = type_of_callee(p, call);
    if (!type || goal->value->op != LOW_LOCAL || goal->value->local != call->local)
        return ANSWER_NO;
    const struct type *result = type_bare(type->target);
    if (result->kind != TYPE_POINTER || !result->reference.bound)
        return ANSWER_NO;
    size_t count = type->parameter_count, hidden = call->signature->result.passing == LOW_PASS_COPY;
    const struct low_value **values = arena_array(p->arena, count + 1, sizeof *values);
    const struct type **types = arena_array(p->arena, count + 1, sizeof *types);
    for (size_t i = 0; i < count; i++) {
        values[i] = call->arguments[i + hidden].value;
        types[i] = type->parameters[i].type;
    }
    struct sum bound = sum_of_bound(p, result->reference.bound, values, types, count);
    return is_promised(p, goal, result, &bound) ? ANSWER_YES : ANSWER_NO;
}

enum answer span_at(struct prover *p, struct goal *goal, const struct low_stmt *stmt, size_t at)
{
    if (goal->kind == GOAL_ORDER)
        return ANSWER_NO;
    if (stmt->kind == LOW_COUNT)
        return span_of_count(p, goal, stmt, at);
    return stmt->kind == LOW_CALL ? span_of_result(p, goal, stmt) : ANSWER_NO;
}

/* R19: no caller is trusted with the upper bits; the body begins by bringing them into range. */
static const struct low_value *parameter_value(struct prover *p, struct low_local *local,
                                               const struct type *type)
{
    struct low_value *value = ARENA_NEW(p->arena, struct low_value);
    *value = (struct low_value){.op = LOW_LOCAL, .type = local->type, .local = local};
    type = type_bare(type);
    if (type->kind == TYPE_ENUM)
        type = type_bare(type->tag->integer);
    bool is_narrow = (type->kind == TYPE_INTEGER || type->kind == TYPE_BOOL) && type->size < 4;
    if (!is_narrow)
        return value;
    struct low_value *narrow = ARENA_NEW(p->arena, struct low_value);
    enum low_op op = type->size == 1 ? (type->is_signed ? LOW_SIGN8 : LOW_ZERO8)
                                     : (type->is_signed ? LOW_SIGN16 : LOW_ZERO16);
    *narrow = (struct low_value){.op = op, .type = LOW_U32, .a = value};
    if (type->kind != TYPE_BOOL)
        return narrow;
    struct low_value *zero = ARENA_NEW(p->arena, struct low_value);
    struct low_value *truth = ARENA_NEW(p->arena, struct low_value);
    *zero = (struct low_value){.op = LOW_CONSTANT, .type = LOW_U32};
    *truth = (struct low_value){.op = LOW_NE, .type = LOW_U32, .a = narrow, .b = zero};
    return truth;
}

bool span_at_entry(struct prover *p, const struct goal *goal)
{
    const struct low_function *f = p->function;
    const struct decl *decl = f->decl;
    size_t hidden = f->signature->result.passing == LOW_PASS_COPY, count = decl->parameter_count;
    const struct low_value **values = arena_array(p->arena, count + 1, sizeof *values);
    const struct type **types = arena_array(p->arena, count + 1, sizeof *types);
    const struct type *own = NULL;
    for (size_t i = 0; i < count; i++) {
        struct low_local *local = f->parameters[i + hidden];
        types[i] = type_bare(decl->type)->parameters[i].type;
        values[i] = parameter_value(p, local, types[i]);
        if (goal->value->op == LOW_LOCAL && goal->value->local == local)
            own = type_bare(types[i]);
    }
    if (!own || own->kind != TYPE_POINTER || !own->reference.bound)
        return false;
    struct sum bound = sum_of_bound(p, own->reference.bound, values, types, count);
    return is_promised(p, goal, own, &bound);
}
