#include "claim_live.h"

#include "lower/lower.h"

#include <string.h>

struct finding {
    const struct low_function *function;
    struct arena *arena;
    struct live live;
    uint64_t *now;
    bool *is_wanted;
    bool has_changed;
    bool notes;    /* the last round: sets are final */
    uint32_t made; /* the local that the statement changes */
    uint32_t ending[64];
    size_t ending_count;
};

static bool is_in(const uint64_t *set, uint32_t number)
{
    return set[number / 64] >> (number % 64) & 1;
}

static void use_value(struct finding *f, const struct low_value *value)
{
    if (!value)
        return;
    if (value->op == LOW_LOCAL && !value->local->memory) {
        uint32_t number = value->local->number;
        bool has_room = f->ending_count < sizeof f->ending / sizeof *f->ending;
        if (!is_in(f->now, number) && number != f->made && has_room)
            f->ending[f->ending_count++] = number;
        f->now[number / 64] |= (uint64_t)1 << (number % 64);
    }
    use_value(f, value->a);
    use_value(f, value->b);
}

static void join(struct finding *f, uint32_t label)
{
    for (size_t i = 0; i < f->live.words; i++)
        f->now[i] |= f->live.labels[label][i];
}

static void enter_label(struct finding *f, uint32_t label)
{
    uint64_t *set = f->live.labels[label];
    f->has_changed |= memcmp(set, f->now, f->live.words * sizeof *set) != 0;
    memcpy(set, f->now, f->live.words * sizeof *set);
}

static void note(struct finding *f, size_t at)
{
    if (!f->notes || f->ending_count == 0)
        return;
    uint32_t *list = arena_array(f->arena, f->ending_count + 1, sizeof *list);
    memcpy(list, f->ending, f->ending_count * sizeof *list);
    f->live.dying[at] = list;
}

/* An assignment to what nothing asks for asks for nothing. */
static void go_back_over(struct finding *f, size_t at)
{
    const struct low_stmt *stmt = f->function->stmts[at];
    bool is_change = stmt->local && !stmt->local->memory && stmt->kind != LOW_FIX;
    bool is_wanted = is_change && is_in(f->now, stmt->local->number);
    f->ending_count = 0;
    f->made = is_wanted ? stmt->local->number : 0;
    f->is_wanted[at] = is_wanted;
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT)
        memset(f->now, 0, f->live.words * sizeof *f->now);
    if (stmt->kind == LOW_LABEL)
        enter_label(f, stmt->label);
    if (stmt->kind == LOW_GOTO || stmt->kind == LOW_IF)
        join(f, stmt->label);
    for (size_t i = 0; i < stmt->case_count; i++)
        join(f, stmt->cases[i].label);
    if (is_change)
        f->now[stmt->local->number / 64] &= ~((uint64_t)1 << (stmt->local->number % 64));
    if (stmt->kind == LOW_IF || stmt->kind == LOW_CHECK || (stmt->kind == LOW_SET && is_wanted)) {
        use_value(f, stmt->a);
        use_value(f, stmt->b);
    }
    note(f, at);
}

static void go_back(struct finding *f)
{
    memset(f->now, 0, f->live.words * sizeof *f->now);
    f->has_changed = false;
    for (size_t i = f->function->stmt_count; i-- > 0;)
        go_back_over(f, i);
}

struct live live_new(const struct zone_scope *scope, const struct low_function *function,
                     struct arena *arena)
{
    struct finding *f = ARENA_NEW(arena, struct finding);
    f->function = function;
    f->arena = arena;
    f->live.words = scope->local_count / 64 + 1;
    f->live.labels = arena_array(arena, function->label_count + 1, sizeof(uint64_t *));
    f->live.dying = arena_array(arena, function->stmt_count + 1, sizeof(uint32_t *));
    f->is_wanted = arena_array(arena, function->stmt_count + 1, sizeof *f->is_wanted);
    f->now = arena_array(arena, f->live.words, sizeof *f->now);
    for (uint32_t i = 0; i <= function->label_count; i++)
        f->live.labels[i] = arena_array(arena, f->live.words, sizeof *f->now);
    do {
        go_back(f);
    } while (f->has_changed);
    f->notes = true;
    go_back(f);
    f->live.is_wanted = f->is_wanted;
    return f->live;
}

bool live_at(const struct live *live, uint32_t label, uint32_t number)
{
    return is_in(live->labels[label], number);
}
