/* The mutant build: weakens one thing of a lowered tree, as a mistake in lowering or in a pass behind it might, to
 * see that the verifier refuses it. Each change is numbered: function by function, statement by statement, in the
 * order of the table below. */
#include "weaken.h"

#include "lower.h"
#include "verify/verify.h"

#include <stdlib.h>
#include <string.h>

enum { ALL = -2, NONE = -1 };

static long wanted = NONE;

struct spot {
    struct arena *arena; /* of what stands in for what was there */
    struct low_unit *unit;
    struct low_function *function;
    size_t at;
    struct low_stmt *stmt;
};

/* --- What stands in ---------------------------------------------------------------------------------------- */

static struct low_value *number(const struct spot *s, enum low_type type, uint64_t bits)
{
    struct low_value *value = ARENA_NEW(s->arena, struct low_value);
    *value = (struct low_value){.op = LOW_CONSTANT, .type = type, .bits = bits};
    return value;
}

static struct low_value *one_more(const struct spot *s, struct low_value *value)
{
    struct low_value *sum = ARENA_NEW(s->arena, struct low_value);
    if (value->op == LOW_CONSTANT)
        return number(s, value->type, value->bits + 1);
    *sum = (struct low_value){
        .op = LOW_ADD, .type = value->type, .a = value, .b = number(s, value->type, 1)};
    return sum;
}

/* Another local of the type, one that was set: the last in front of the statement, or a parameter. */
static struct low_local *other_local(const struct spot *s, const struct low_value *value)
{
    const struct low_local *own = value->op == LOW_LOCAL ? value->local : NULL;
    for (size_t i = s->at; i-- > 0;) {
        struct low_local *local = s->function->stmts[i]->local;
        if (local && local != own && !local->memory && local->type == value->type)
            return local;
    }
    for (size_t i = 0; i < s->function->parameter_count; i++) {
        struct low_local *local = s->function->parameters[i];
        if (local != own && !local->memory && local->type == value->type)
            return local;
    }
    return NULL;
}

/* NULL when the function has none. */
static struct low_value *other_value(const struct spot *s, const struct low_value *value)
{
    struct low_local *local = other_local(s, value);
    struct low_value *other = ARENA_NEW(s->arena, struct low_value);
    *other = (struct low_value){.op = LOW_LOCAL, .type = value->type, .local = local};
    return local ? other : NULL;
}

static bool replace(struct low_value **value, struct low_value *with)
{
    if (!with)
        return false;
    *value = with;
    return true;
}

/* --- Checks -------------------------------------------------------------------------------------------------- */

static bool is_made(const struct spot *s)
{
    return s->stmt->kind == LOW_CHECK && !s->stmt->claim;
}

static bool is_order(const struct spot *s)
{
    enum low_op op = low_checks[s->stmt->check].op;
    return is_made(s) && (op == LOW_UGE || op == LOW_UGT);
}

static void remove_stmt(struct spot *s)
{
    struct low_function *f = s->function;
    f->stmt_count--;
    memmove(f->stmts + s->at, f->stmts + s->at + 1, (f->stmt_count - s->at) * sizeof *f->stmts);
}

static bool weaken_drop(struct spot *s)
{
    if (!is_made(s))
        return false;
    remove_stmt(s);
    return true;
}

static bool weaken_by_one(struct spot *s)
{
    return is_order(s) && replace(&s->stmt->b, one_more(s, s->stmt->b));
}

static bool weaken_operand(struct spot *s)
{
    return is_made(s) && s->stmt->a->type != LOW_F64 && s->stmt->a->type != LOW_F32 &&
           replace(&s->stmt->a, other_value(s, s->stmt->a));
}

static bool weaken_to_zero(struct spot *s)
{
    return is_order(s) && replace(&s->stmt->a, number(s, s->stmt->a->type, 0));
}

static bool weaken_bound(struct spot *s)
{
    return is_order(s) && replace(&s->stmt->b, other_value(s, s->stmt->b));
}

/* The type that as() wants is another. */
static bool weaken_type(struct spot *s)
{
    const struct low_descriptor *other = s->unit->descriptors;
    if (!is_made(s) || s->stmt->b->op != LOW_TYPE_ID)
        return false;
    while (other && strcmp(other->id_name, s->stmt->b->name) == 0)
        other = other->next;
    struct low_value *id = ARENA_NEW(s->arena, struct low_value);
    *id = *s->stmt->b;
    id->name = other ? other->id_name : NULL;
    return replace(&s->stmt->b, other ? id : NULL);
}

static bool is_access(const struct low_stmt *stmt)
{
    return stmt->kind == LOW_LOAD || stmt->kind == LOW_STORE || stmt->kind == LOW_COPY ||
           stmt->kind == LOW_CLEAR;
}

/* The access comes before its check. */
static bool weaken_late(struct spot *s)
{
    struct low_stmt **two = s->function->stmts + s->at;
    if (!is_made(s) || s->at + 1 == s->function->stmt_count || !is_access(two[1]))
        return false;
    two[0] = two[1];
    two[1] = s->stmt;
    return true;
}

/* It is said to be shown by what leads to it. */
static bool weaken_claim(struct spot *s)
{
    if (!is_made(s))
        return false;
    s->stmt->claim = LOW_CLAIM_PATHS;
    return true;
}

/* It is said to be shown by the form of its index. */
static bool weaken_form(struct spot *s)
{
    if (!is_made(s))
        return false;
    s->stmt->claim = LOW_CLAIM_FORM;
    return true;
}

/* The base that it protects is another. */
static bool weaken_base(struct spot *s)
{
    return is_made(s) && s->stmt->base && replace(&s->stmt->base, other_value(s, s->stmt->base));
}

/* --- What claims rely on ---------------------------------------------------------------------------------------- */

static bool weaken_proof(struct spot *s)
{
    static const enum low_op weaker[LOW_OP_COUNT] = {
        [LOW_ULT] = LOW_ULE, [LOW_ULE] = LOW_ULT, [LOW_UGT] = LOW_UGE,
        [LOW_UGE] = LOW_UGT, [LOW_EQ] = LOW_NE,   [LOW_NE] = LOW_EQ};
    if (s->stmt->kind != LOW_IF || !s->stmt->is_proof || !weaker[s->stmt->a->op])
        return false;
    struct low_value *condition = ARENA_NEW(s->arena, struct low_value);
    *condition = *s->stmt->a;
    condition->op = weaker[condition->op];
    return replace(&s->stmt->a, condition);
}

static bool weaken_count(struct spot *s)
{
    return s->stmt->kind == LOW_COUNT && replace(&s->stmt->a, other_value(s, s->stmt->a));
}

/* --- Accesses ----------------------------------------------------------------------------------------------------- */

static bool replace_index(const struct spot *s, struct low_value **index,
                          const struct low_value **sum)
{
    struct low_value *other =
        (*index)->op == LOW_CONSTANT ? one_more(s, *index) : other_value(s, *index);
    *sum = other ? NULL : *sum;
    return replace(index, other);
}

/* Another element is read or written. */
static bool weaken_index(struct spot *s)
{
    struct low_place *place = s->stmt->place;
    if (!is_access(s->stmt))
        return false;
    struct low_place *copy = ARENA_NEW(s->arena, struct low_place);
    *copy = *place;
    copy->steps = arena_array(s->arena, place->step_count + 1, sizeof *copy->steps);
    memcpy(copy->steps, place->steps, place->step_count * sizeof *copy->steps);
    s->stmt->place = copy;
    if (copy->index)
        return replace_index(s, &copy->index, &copy->sum);
    for (size_t i = 0; i < copy->step_count; i++) {
        if (copy->steps[i].index)
            return replace_index(s, &copy->steps[i].index, &copy->steps[i].sum);
    }
    return false;
}

/* Another reference is stored, given to a procedure, or returned. */
static bool weaken_reference(struct spot *s)
{
    struct low_stmt *stmt = s->stmt;
    if ((stmt->kind == LOW_STORE || stmt->kind == LOW_RETURN) && stmt->a)
        return stmt->a->type == LOW_POINTER && replace(&stmt->a, other_value(s, stmt->a));
    struct low_argument *arguments =
        arena_array(s->arena, stmt->argument_count + 1, sizeof *arguments);
    for (size_t i = 0; i < stmt->argument_count; i++)
        arguments[i] = stmt->arguments[i];
    stmt->arguments = arguments;
    for (size_t i = 0; i < stmt->argument_count; i++) {
        if (arguments[i].value && arguments[i].value->type == LOW_POINTER)
            return replace(&arguments[i].value, other_value(s, arguments[i].value));
    }
    return false;
}

/* --- Words that others may change, and objects that others may free --------------------------------------------- */

static bool weaken_once(struct spot *s)
{
    bool is_once = s->stmt->kind == LOW_LOAD && s->stmt->is_once;
    s->stmt->is_once = false;
    return is_once;
}

static bool weaken_fix(struct spot *s)
{
    if (s->stmt->kind != LOW_FIX)
        return false;
    remove_stmt(s);
    return true;
}

static bool weaken_keep(struct spot *s)
{
    if (s->stmt->kind != LOW_KEEP)
        return false;
    remove_stmt(s);
    return true;
}

static bool weaken_kept(struct spot *s)
{
    bool is_kept = s->stmt->local && s->stmt->local->is_kept;
    if (is_kept)
        s->stmt->local->is_kept = false;
    return is_kept;
}

/* --- The table ------------------------------------------------------------------------------------------------------ */

static const struct weakening {
    const char *name;
    bool (*apply)(struct spot *); /* false: there is no such thing here */
} weakenings[] = {
    {"drop", weaken_drop},       {"by-one", weaken_by_one},       {"operand", weaken_operand},
    {"to-zero", weaken_to_zero}, {"bound", weaken_bound},         {"type", weaken_type},
    {"late", weaken_late},       {"claim", weaken_claim},         {"form", weaken_form},
    {"base", weaken_base},       {"proof", weaken_proof},         {"count", weaken_count},
    {"index", weaken_index},     {"reference", weaken_reference}, {"once", weaken_once},
    {"fix", weaken_fix},         {"keep", weaken_keep},           {"kept", weaken_kept},
};

enum { WEAKENINGS = sizeof weakenings / sizeof *weakenings };

/* What a change may touch, as it was. */
struct before {
    struct low_stmt stmt, **stmts;
    struct low_local local;
    size_t count;
};

static void save(struct before *before, const struct spot *s)
{
    const struct low_function *f = s->function;
    before->stmt = *s->stmt;
    before->count = f->stmt_count;
    before->stmts = arena_array(s->arena, f->stmt_count, sizeof *f->stmts);
    memcpy(before->stmts, f->stmts, f->stmt_count * sizeof *f->stmts);
    if (s->stmt->local)
        before->local = *s->stmt->local;
}

static void restore(const struct before *before, const struct spot *s)
{
    struct low_function *f = s->function;
    *s->stmt = before->stmt;
    f->stmt_count = before->count;
    memcpy(f->stmts, before->stmts, f->stmt_count * sizeof *f->stmts);
    if (s->stmt->local)
        *s->stmt->local = before->local;
}

/* "NUMBER NAME CHECK LINE accepted|refused: why" */
static void print_verdict(const struct spot *s, long at, const char *name)
{
    const char *problem = verify_unit(s->unit, true, s->arena);
    printf("%ld %s %s %u %s%s\n", at, name,
           s->stmt->kind == LOW_CHECK ? low_checks[s->stmt->check].name : "-", s->stmt->where.line,
           problem ? "refused: " : "accepted", problem ? problem : "");
}

/* One change of one statement. False when it is the one that is wanted, and stays. */
static bool try_change(struct spot *s, const struct weakening *change, long *at)
{
    struct before before;
    s->arena = arena_new();
    save(&before, s);
    bool fits = change->apply(s);
    if (fits && *at == wanted)
        return false;
    if (fits && wanted == ALL)
        print_verdict(s, *at, change->name);
    *at += fits;
    restore(&before, s);
    arena_free(s->arena);
    return true;
}

bool low_weaken_choose(const char *which)
{
    char *end = NULL;
    wanted = !which ? NONE : strcmp(which, "all") == 0 ? ALL : strtol(which, &end, 10);
    return !end || (end != which && *end == '\0' && wanted >= 0);
}

bool low_weaken(struct low_unit *unit)
{
    long number = 0;
    if (wanted == NONE)
        return true;
    for (struct low_function *f = unit->functions; f; f = f->next) {
        for (size_t at = 0; at < f->stmt_count; at++) {
            struct spot spot = {.unit = unit, .function = f, .at = at, .stmt = f->stmts[at]};
            for (size_t i = 0; i < WEAKENINGS; i++) {
                if (!try_change(&spot, &weakenings[i], &number))
                    return true;
            }
        }
    }
    return false;
}
