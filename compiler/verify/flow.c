#include "flow.h"

bool flow_goes_on(const struct low_stmt *stmt)
{
    return stmt->kind != LOW_GOTO && stmt->kind != LOW_RETURN && stmt->kind != LOW_FAULT;
}

uint32_t flow_jump(const struct low_stmt *stmt, size_t index)
{
    bool is_jump = stmt->kind == LOW_GOTO || stmt->kind == LOW_IF;
    if (is_jump)
        return index == 0 ? stmt->label : 0;
    return stmt->kind == LOW_SWITCH && index < stmt->case_count ? stmt->cases[index].label : 0;
}

static void add_way(struct flow *flow, uint32_t label, size_t from, bool is_taken,
                    struct arena *arena)
{
    struct flow_way *way = ARENA_NEW(arena, struct flow_way);
    *way = (struct flow_way){from, is_taken, flow->ways[label]};
    flow->ways[label] = way;
}

/* Marks what is reached from the start; each label is followed once. */
static void find_reached(struct flow *flow, struct arena *arena)
{
    const struct low_function *f = flow->function;
    size_t *todo = arena_array(arena, f->label_count + 2, sizeof *todo), count = 0;
    bool *is_listed = arena_array(arena, f->label_count + 1, sizeof *is_listed);
    todo[count++] = 0;
    while (count) {
        size_t at = todo[--count];
        for (; at < f->stmt_count && !flow->is_reached[at]; at++) {
            flow->is_reached[at] = true;
            for (size_t k = 0; flow_jump(f->stmts[at], k); k++) {
                uint32_t label = flow_jump(f->stmts[at], k);
                if (!is_listed[label])
                    todo[count++] = flow->labels[label];
                is_listed[label] = true;
            }
            if (!flow_goes_on(f->stmts[at]))
                break;
        }
    }
}

void flow_read(struct flow *flow, const struct low_function *function, struct arena *arena)
{
    flow->function = function;
    flow->labels = arena_array(arena, function->label_count + 1, sizeof *flow->labels);
    flow->ways = arena_array(arena, function->label_count + 1, sizeof *flow->ways);
    flow->is_reached = arena_array(arena, function->stmt_count + 1, sizeof *flow->is_reached);
    for (uint32_t i = 0; i <= function->label_count; i++)
        flow->labels[i] = SIZE_MAX;
    for (size_t i = 0; i < function->stmt_count; i++) {
        if (function->stmts[i]->kind == LOW_LABEL)
            flow->labels[function->stmts[i]->label] = i;
    }
    find_reached(flow, arena);
    for (size_t i = 0; i < function->stmt_count; i++) {
        const struct low_stmt *stmt = function->stmts[i];
        if (!flow->is_reached[i])
            continue;
        for (size_t k = 0; flow_jump(stmt, k); k++)
            add_way(flow, flow_jump(stmt, k), i, true, arena);
        bool falls = flow_goes_on(stmt) && i + 1 < function->stmt_count &&
                     function->stmts[i + 1]->kind == LOW_LABEL;
        if (falls)
            add_way(flow, function->stmts[i + 1]->label, i, false, arena);
    }
}
