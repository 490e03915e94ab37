/* References that are read in several places of which one is chosen (R25).
 *
 * `at = key < at->key ? at->left : at->right` is two loads whose ways meet. A reference is fixed where it is read,
 * which the optimiser cannot move; so it could not make one load of the two, with an address that it computes instead
 * of a branch that the processor has to guess. Where nothing but the meeting's own local lives on, that is loaded
 * itself, and fixed behind the label where the ways meet: nothing uses it in between.
 *
 * requires: nothing is removed any more. ensures: behind a load with `is_fixed_later` comes its label, or a jump
 * to it, and behind the label the local is fixed. */
#include "lower.h"

enum { ARMS_MAX = 8, COPIES_MAX = 8 };

/* A way to the label: statements `load` .. `end`, which is the jump, or the label itself. */
struct arm {
    size_t load, end;
};

struct meeting {
    struct low_function *function;
    struct arena *arena;
    size_t *label_at; /* by label */
    size_t *seen;     /* by label: of which question */
    size_t question;
    bool *is_dropped; /* statements */
    size_t arm_count;
    struct arm arms[ARMS_MAX];
};

static bool is_end(const struct low_stmt *stmt)
{
    return stmt->kind == LOW_GOTO || stmt->kind == LOW_RETURN || stmt->kind == LOW_FAULT;
}

/* --- Whether a local is read later ------------------------------------------------------------------------- */

static bool is_read_from(struct meeting *m, const struct low_local *local, size_t at);

static bool is_read_behind(struct meeting *m, const struct low_local *local, uint32_t label)
{
    if (m->seen[label] == m->question)
        return false;
    m->seen[label] = m->question;
    return is_read_from(m, local, m->label_at[label] + 1);
}

static bool is_read_from(struct meeting *m, const struct low_local *local, size_t at)
{
    const struct low_function *f = m->function;
    for (; at < f->stmt_count; at++) {
        const struct low_stmt *stmt = f->stmts[at];
        if (stmt->kind == LOW_LABEL)
            return is_read_behind(m, local, stmt->label);
        if (low_stmt_reads(stmt, local) || (stmt->kind == LOW_FIX && stmt->local == local))
            return true;
        bool jumps = stmt->kind == LOW_GOTO || stmt->kind == LOW_IF;
        if (jumps && is_read_behind(m, local, stmt->label))
            return true;
        for (size_t i = 0; i < stmt->case_count; i++)
            if (is_read_behind(m, local, stmt->cases[i].label))
                return true;
        if (is_end(stmt) || stmt->local == local)
            return false;
    }
    return false;
}

static bool lives_on(struct meeting *m, const struct low_local *local, size_t label)
{
    m->question++;
    return is_read_from(m, local, label + 1);
}

/* --- Ways ------------------------------------------------------------------------------------------------------ */

/* The load of a reference that is only copied up to `end`; SIZE_MAX: it is not so. */
static size_t load_before(const struct low_function *f, size_t end)
{
    size_t at = end;
    while (at-- > 0 && end - at <= COPIES_MAX) {
        const struct low_stmt *stmt = f->stmts[at];
        if (stmt->kind == LOW_LOAD)
            return stmt->local->type == LOW_POINTER ? at : SIZE_MAX;
        if (stmt->kind != LOW_SET || stmt->a->op != LOW_LOCAL)
            return SIZE_MAX;
    }
    return SIZE_MAX;
}

static bool holds_word(const struct low_function *f, const struct arm *arm, size_t end,
                       const struct low_local *local)
{
    bool holds = false;
    for (size_t at = arm->load; at < end; at++) {
        const struct low_stmt *stmt = f->stmts[at];
        holds |= stmt->local == local;
    }
    return holds;
}

/* Whether nothing is lost when only `kept` is set: all is copies of the word, and the rest is not read. */
static bool is_plain(struct meeting *m, const struct arm *arm, const struct low_local *kept,
                     size_t label)
{
    const struct low_function *f = m->function;
    for (size_t at = arm->load; at < arm->end; at++) {
        const struct low_local *local = f->stmts[at]->local;
        if (at > arm->load && !holds_word(f, arm, at, f->stmts[at]->a->local))
            return false;
        bool is_named = local->shown[0] && !local->is_contents;
        if (local != kept && (local->is_kept || is_named || lives_on(m, local, label)))
            return false;
    }
    return holds_word(f, arm, arm->end, kept);
}

/* All ways to the label; false when one is no such load. */
static bool find_arms(struct meeting *m, size_t label)
{
    const struct low_function *f = m->function;
    m->arm_count = 0;
    if (label == 0 || (!is_end(f->stmts[label - 1]) && load_before(f, label) == SIZE_MAX))
        return false;
    for (size_t at = 0; at < f->stmt_count; at++) {
        const struct low_stmt *stmt = f->stmts[at];
        bool leads = stmt->kind == LOW_IF && stmt->label == f->stmts[label]->label;
        for (size_t i = 0; i < stmt->case_count; i++)
            leads |= stmt->cases[i].label == f->stmts[label]->label;
        if (leads)
            return false;
        bool is_jump = stmt->kind == LOW_GOTO && stmt->label == f->stmts[label]->label;
        bool is_above = at + 1 == label && !is_end(stmt);
        if (!is_jump && !is_above)
            continue;
        size_t end = is_jump ? at : label, load = load_before(f, end);
        if (load == SIZE_MAX || m->arm_count == ARMS_MAX)
            return false;
        m->arms[m->arm_count++] = (struct arm){load, end};
    }
    return m->arm_count > 1;
}

/* --- Rewriting ---------------------------------------------------------------------------------------------------- */

static void load_itself(struct meeting *m, const struct arm *arm, struct low_local *local)
{
    struct low_stmt *load = ARENA_NEW(m->arena, struct low_stmt);
    *load = *m->function->stmts[arm->load];
    load->local = local;
    load->is_fixed_later = true;
    m->function->stmts[arm->load] = load;
    for (size_t at = arm->load + 1; at < arm->end; at++)
        m->is_dropped[at] = true;
}

static struct low_local *meet_at(struct meeting *m, size_t label)
{
    struct low_function *f = m->function;
    if (!find_arms(m, label))
        return NULL;
    struct low_local *local = f->stmts[m->arms[0].end - 1]->local;
    for (size_t i = 0; i < m->arm_count; i++)
        if (!is_plain(m, &m->arms[i], local, label))
            return NULL;
    for (size_t i = 0; i < m->arm_count; i++)
        load_itself(m, &m->arms[i], local);
    return local;
}

static void meet_function(struct low_function *f, struct arena *arena)
{
    struct arena *scratch = arena_new();
    struct low_stmts stmts = {0};
    struct meeting m = {.function = f, .arena = arena};
    m.label_at = arena_array(scratch, (size_t)f->label_count + 1, sizeof *m.label_at);
    m.seen = arena_array(scratch, (size_t)f->label_count + 1, sizeof *m.seen);
    m.is_dropped = arena_array(scratch, f->stmt_count + 1, sizeof *m.is_dropped);
    struct low_local **fixed = arena_array(scratch, f->stmt_count + 1, sizeof(struct low_local *));
    for (size_t at = 0; at < f->stmt_count; at++)
        if (f->stmts[at]->kind == LOW_LABEL)
            m.label_at[f->stmts[at]->label] = at;
    for (size_t at = 0; at < f->stmt_count; at++)
        fixed[at] = f->stmts[at]->kind == LOW_LABEL ? meet_at(&m, at) : NULL;
    for (size_t at = 0; at < f->stmt_count; at++) {
        if (!m.is_dropped[at])
            low_stmts_add(&stmts, f->stmts[at], arena);
        if (!fixed[at])
            continue;
        struct low_stmt *fix = ARENA_NEW(arena, struct low_stmt);
        *fix = (struct low_stmt){.kind = LOW_FIX, .where = f->stmts[at]->where, .local = fixed[at]};
        low_stmts_add(&stmts, fix, arena);
    }
    low_stmts_give(&stmts, f);
    arena_free(scratch);
}

void low_meet_loads(struct low_unit *unit)
{
    for (struct low_function *f = unit->functions; f; f = f->next)
        meet_function(f, unit->arena);
}
