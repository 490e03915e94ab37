/* The loop of a claim, and what its turns do to locals: read from the tree anew. */
#include "claim_inside.h"

#include "lower/lower.h"

enum { NO_LABEL = 0 };

/* The labels that a statement may jump to: the index-th, or NO_LABEL. */
static uint32_t jump(const struct low_stmt *stmt, size_t index)
{
    if (index < stmt->case_count)
        return stmt->cases[index].label;
    bool is_jump = stmt->kind == LOW_GOTO || stmt->kind == LOW_IF;
    return is_jump && index == stmt->case_count ? stmt->label : NO_LABEL;
}

static void note_jumps(struct tables *tables, size_t from, struct arena *arena)
{
    const struct low_stmt *stmt = tables->function->stmts[from];
    for (size_t k = 0; jump(stmt, k) != NO_LABEL; k++) {
        struct jump *one = ARENA_NEW(arena, struct jump);
        *one = (struct jump){from, tables->jumps[jump(stmt, k)]};
        tables->jumps[jump(stmt, k)] = one;
    }
}

struct tables claim_tables(const struct low_function *function, struct arena *arena)
{
    struct tables tables = {.function = function};
    tables.labels = arena_array(arena, function->label_count + 1, sizeof *tables.labels);
    tables.jumps = arena_array(arena, function->label_count + 1, sizeof(struct jump *));
    for (uint32_t i = 0; i <= function->label_count; i++)
        tables.labels[i] = SIZE_MAX;
    for (size_t i = 0; i < function->stmt_count; i++) {
        if (function->stmts[i]->kind == LOW_LABEL)
            tables.labels[function->stmts[i]->label] = i;
        note_jumps(&tables, i, arena);
    }
    return tables;
}

size_t claim_label_at(const struct proof *proof, uint32_t label)
{
    return label == NO_LABEL || label > proof->function->label_count ? SIZE_MAX
                                                                     : proof->tables->labels[label];
}

bool claim_is_inside(const struct proof *proof, size_t at)
{
    return at >= proof->head && at <= proof->end;
}

bool claim_is_target(const struct proof *proof, size_t at)
{
    return claim_is_inside(proof, at) && proof->is_target[at - proof->head];
}

/* Where the loop ends: at the last jump to its head. */
static void find_end(struct proof *proof)
{
    size_t jumps = 0;
    uint32_t label = proof->function->stmts[proof->head]->label;
    proof->end = proof->head;
    for (const struct jump *one = proof->tables->jumps[label]; one; one = one->next) {
        proof->end = one->from > proof->end ? one->from : proof->end;
        jumps += one->from >= proof->head;
    }
    proof->has_one_jump = jumps == 1;
}

/* No jump from outside to a label of the loop, none back to another one than its head. */
static bool is_single_entry(const struct proof *proof)
{
    const struct low_function *f = proof->function;
    for (size_t to = proof->head; to <= proof->end; to++) {
        if (f->stmts[to]->kind != LOW_LABEL)
            continue;
        const struct jump *one = proof->tables->jumps[f->stmts[to]->label];
        for (; one; one = one->next) {
            size_t from = one->from;
            if (!claim_is_inside(proof, from) || (to == proof->head ? from <= to : from >= to))
                return false;
            proof->is_target[to - proof->head] = true;
        }
    }
    return true;
}

/* Whether the statement may go on further down in the loop, past what stands between. */
static bool jumps_down(const struct proof *proof, size_t at)
{
    const struct low_stmt *stmt = proof->function->stmts[at];
    for (size_t k = 0; jump(stmt, k) != NO_LABEL; k++) {
        size_t to = claim_label_at(proof, jump(stmt, k));
        if (claim_is_inside(proof, to) && to != proof->head)
            return true;
    }
    return false;
}

bool claim_find_loop(struct proof *proof, uint32_t label)
{
    const struct low_function *f = proof->function;
    proof->head = claim_label_at(proof, label);
    if (proof->head == SIZE_MAX)
        return false;
    find_end(proof);
    size_t length = proof->end - proof->head + 1;
    proof->is_target = arena_array(proof->arena, length, sizeof *proof->is_target);
    if (f->stmts[proof->end]->kind != LOW_GOTO || !is_single_entry(proof))
        return false;
    proof->front_end = proof->head + 1;
    while (proof->front_end < proof->end && !claim_is_target(proof, proof->front_end) &&
           !jumps_down(proof, proof->front_end))
        proof->front_end++;
    return true;
}

bool claim_changes(const struct low_stmt *stmt, const struct low_local *local)
{
    return stmt->local == local && stmt->kind != LOW_FIX;
}

/* The changes of a local in a turn, and the first of them. */
size_t claim_count_changes(const struct proof *proof, const struct low_local *local, size_t *first)
{
    size_t count = 0;
    for (size_t i = proof->end; i > proof->head; i--) {
        if (claim_changes(proof->function->stmts[i], local)) {
            count++;
            *first = i;
        }
    }
    return count;
}

bool claim_is_fixed(const struct proof *proof, const struct low_value *value)
{
    size_t first;
    if (!value)
        return true;
    bool can_fail = value->op == LOW_UDIV || value->op == LOW_SDIV || value->op == LOW_UREM ||
                    value->op == LOW_SREM || value->op == LOW_F_TO_S64 || value->op == LOW_ADDRESS;
    if (can_fail || (value->op == LOW_LOCAL && claim_count_changes(proof, value->local, &first)))
        return false;
    return claim_is_fixed(proof, value->a) && claim_is_fixed(proof, value->b);
}

/* The statement that a local has its value from at `at`, or the head: from before the turn. No path may
 * bring another one. */
size_t claim_reaching(const struct proof *proof, const struct low_local *local, size_t at)
{
    bool is_crossed = false;
    size_t i = at;
    while (--i > proof->head) {
        if (claim_changes(proof->function->stmts[i], local))
            break;
        is_crossed |= claim_is_target(proof, i);
    }
    if (i == proof->head)
        return i;
    bool is_only =
        proof->function->stmts[i]->kind == LOW_SET && (!is_crossed || i < proof->front_end);
    return is_only ? i : SIZE_MAX;
}

/* `value` at `at` is a local as the turn began, and a constant; NULL: it is not. */
const struct low_local *claim_shifted(const struct proof *proof, const struct low_value *value,
                                      size_t at, uint64_t *by)
{
    size_t first;
    *by = 0;
    while (value->op != LOW_LOCAL || at != proof->head) {
        bool shifts =
            (value->op == LOW_ADD || value->op == LOW_SUB) && value->b->op == LOW_CONSTANT;
        if (shifts) {
            *by += value->op == LOW_ADD ? value->b->bits : 0 - value->b->bits;
            value = value->a;
            continue;
        }
        if (value->op != LOW_LOCAL)
            return NULL;
        at = claim_reaching(proof, value->local, at);
        if (at == SIZE_MAX)
            return NULL;
        if (at != proof->head)
            value = proof->function->stmts[at]->a;
    }
    if (value->type == LOW_U32)
        *by = (uint64_t)(int32_t)*by;
    return claim_count_changes(proof, value->local, &first) ? value->local : NULL;
}

bool claim_is_small(uint64_t factor)
{
    return factor <= INT32_MAX || 0 - factor <= INT32_MAX;
}

/* What each turn that is not the last one adds to the local; 0: not the same in all. */
uint64_t claim_steady_step(const struct proof *proof, const struct low_local *local)
{
    uint64_t by;
    struct low_value now = {
        .op = LOW_LOCAL, .type = local->type, .local = (struct low_local *)local};
    bool is_steady = proof->has_one_jump && claim_shifted(proof, &now, proof->end, &by) == local;
    return is_steady && claim_is_small(by) ? by : 0;
}
