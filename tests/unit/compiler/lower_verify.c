/* The verifier against lowered trees that are broken on purpose: each must be refused, unbroken none. */
#include "verify/verify.h"

#include "check/check.h"
#include "front.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static struct low_unit *lowered(const char *text)
{
    char *source;
    cr_assert(asprintf(&source, "#include <spin/safe.h>\n%s", text) > 0);
    struct front front = front_source(source);
    cr_assert(front.unit, "not parsed: %s", text);
    bool is_legal = check_unit(front.unit, front.diags);
    diag_flush(front.diags);
    cr_assert(is_legal, "refused: %s", text);
    struct low_unit *unit = lower_unit(front.unit, front.arena);
    low_keep_bases(unit);
    low_elide(unit);
    low_keep_due(unit);
    low_meet_loads(unit);
    low_fix_loads(unit);
    low_roll_loops(unit);
    return unit;
}

static bool is_refused(const struct low_unit *unit)
{
    struct arena *arena = arena_new();
    bool is_proven = verify_unit(unit, true, arena) == NULL;
    arena_free(arena);
    return !is_proven;
}

/* Changes one statement; false when there is nothing to break in it. */
typedef bool breaking(struct low_unit *unit, struct low_function *f, size_t at);

/* Breaks each statement that can be broken so, one at a time; returns how many there were. */
static size_t break_each(const char *source, breaking *how)
{
    size_t broken = 0, count = lowered(source)->functions->stmt_count;
    cr_assert(!is_refused(lowered(source)), "unbroken: %s", source);
    for (size_t i = 0; i < count; i++) {
        struct low_unit *unit = lowered(source);
        if (!how(unit, unit->functions, i))
            continue;
        cr_expect(is_refused(unit), "statement %zu of: %s", i, source);
        broken++;
    }
    return broken;
}

static struct low_value *value(enum low_op op, enum low_type type, uint64_t bits)
{
    struct low_value *v = calloc(1, sizeof *v);
    v->op = op;
    v->type = type;
    v->bits = bits;
    return v;
}

/* --- Checks ---------------------------------------------------------------------------------------- */

static const char index_source[] =
    "int f(int *__array q, int *__array r, int i) { return q[i] + r[i + 1]; }";

static bool is_check(const struct low_stmt *stmt, enum low_check check)
{
    return stmt->kind == LOW_CHECK && stmt->check == check;
}

static bool longer(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    struct low_stmt *check = f->stmts[at];
    if (!is_check(check, LOW_CHECK_BOUNDS) && !is_check(check, LOW_CHECK_BOUNDS_FIXED))
        return false;
    struct low_value *sum = value(LOW_ADD, LOW_U64, 0);
    sum->a = check->b;
    sum->b = value(LOW_CONSTANT, LOW_U64, 1);
    check->b = sum;
    return true;
}

/* The length of the other array. */
static bool other_length(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (!is_check(f->stmts[at], LOW_CHECK_BOUNDS))
        return false;
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_stmt *other = f->stmts[i];
        if (is_check(other, LOW_CHECK_BOUNDS) && i != at) {
            f->stmts[at]->b = other->b;
            return true;
        }
    }
    return false;
}

static bool other_index(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (!is_check(f->stmts[at], LOW_CHECK_BOUNDS))
        return false;
    f->stmts[at]->a = value(LOW_CONSTANT, LOW_U64, 0);
    return true;
}

/* `i > len` where `i >= len` is wanted. */
static bool off_by_one(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (!is_check(f->stmts[at], LOW_CHECK_BOUNDS))
        return false;
    f->stmts[at]->check = LOW_CHECK_COUNT_FIELD;
    return true;
}

Test(verify, checks_of_something_else)
{
    cr_expect_eq(break_each(index_source, longer), 2);
    cr_expect_eq(break_each(index_source, other_length), 2);
    cr_expect_eq(break_each(index_source, other_index), 2);
    cr_expect_eq(break_each(index_source, off_by_one), 2);
    cr_expect_eq(break_each("int f(int i) { int a[4] = {1}; return a[i]; }", longer), 1);
}

static bool dropped(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (f->stmts[at]->kind != LOW_CHECK)
        return false;
    f->stmts[at]->kind = LOW_KEEP;
    f->stmts[at]->a = NULL;
    return true;
}

static const char blocks_source[] =
    "SLICE(int, ints); struct h { ints s; };\n"
    "struct __plain ip { u8 a, b; u16 c; };\n"
    "int f(u8 *__array b, int *__array q, size_t i, size_t n, struct h *h)\n"
    "{\n"
    "    int *__array e = elems(h->s);\n"
    "    int *__array part = sub(q, i, n);\n"
    "    copy(q + i, e, n);\n"
    "    return part[i] + view(const struct ip, b, i)->c;\n"
    "}\n";

/* The checks of parts, blocks, slices and views are each needed; those of null at entry are not, since
 * something else looks before each access. */
Test(verify, every_check_of_a_part_is_needed)
{
    static const enum low_check wanted[] = {LOW_CHECK_SLICE_FROM,   LOW_CHECK_SLICE_COUNT,
                                            LOW_CHECK_SUB_POSITION, LOW_CHECK_SUB_FROM,
                                            LOW_CHECK_SUB_COUNT,    LOW_CHECK_BLOCK_SIZE,
                                            LOW_CHECK_BOUNDS,       LOW_CHECK_VIEW_POSITION,
                                            LOW_CHECK_VIEW_SIZE,    LOW_CHECK_BLOCK_POSITION};
    struct low_unit *unit = lowered(blocks_source);
    cr_assert(!is_refused(unit));
    for (size_t k = 0; k < sizeof wanted / sizeof *wanted; k++) {
        unit = lowered(blocks_source);
        struct low_function *f = unit->functions;
        size_t gone = 0;
        for (size_t i = 0; i < f->stmt_count; i++)
            gone += is_check(f->stmts[i], wanted[k]) && dropped(unit, f, i);
        cr_expect_gt(gone, 0);
        cr_expect(is_refused(unit), "%s", low_checks[wanted[k]].name);
    }
}

/* --- Types and references ------------------------------------------------------------------------------ */

static const char objects_source[] =
    "struct a { struct a *next; u64 n; }; struct b { u64 n; struct a *next; };\n"
    "u64 f(struct a *p, struct b *q, void *any)\n"
    "{ p->next = q->next; return p->n + q->n + as(struct a, any)->n; }";

/* The place as one of the other struct. */
static bool other_type(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    struct low_place *place = f->stmts[at]->place;
    if (!place || place->root != LOW_ROOT_POINTER || !place->step_count)
        return false;
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_place *other = f->stmts[i]->place;
        if (other && other->root == LOW_ROOT_POINTER && other->root_type != place->root_type) {
            struct low_value *pointer = place->pointer;
            *place = *other;
            place->pointer = pointer;
            f->stmts[at]->local =
                f->stmts[i]->kind == f->stmts[at]->kind ? f->stmts[i]->local : NULL;
            return true;
        }
    }
    return false;
}

static bool other_id(struct low_unit *unit, struct low_function *f, size_t at)
{
    struct low_value *a = f->stmts[at]->a;
    bool is_test = f->stmts[at]->kind == LOW_IF && a->b && a->b->op == LOW_TYPE_ID;
    if (!is_test || !unit->descriptors)
        return false;
    a->b->name = "id_of_nothing";
    return true;
}

static bool made_of_a_number(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (f->stmts[at]->kind != LOW_STORE || f->stmts[at]->a->type != LOW_POINTER)
        return false;
    f->stmts[at]->a = value(LOW_CONSTANT, LOW_POINTER, 4096);
    return true;
}

/* The address of the local array instead of an object. */
static bool stored_from_the_stack(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    struct low_local *memory = f->locals;
    while (memory && !memory->memory)
        memory = memory->next;
    if (f->stmts[at]->kind != LOW_STORE || f->stmts[at]->a->type != LOW_POINTER || !memory)
        return false;
    struct low_place *place = calloc(1, sizeof *place);
    *place = (struct low_place){.root = LOW_ROOT_LOCAL,
                                .local = memory,
                                .root_type = memory->memory,
                                .type = memory->memory};
    f->stmts[at]->a = value(LOW_ADDRESS, LOW_POINTER, 0);
    f->stmts[at]->a->place = place;
    return true;
}

/* An interior address in the heap: the start of its object is wanted (R26). */
static bool stored_from_inside(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (f->stmts[at]->kind != LOW_STORE || f->stmts[at]->a->type != LOW_POINTER)
        return false;
    f->stmts[at]->a = value(LOW_ADDRESS, LOW_POINTER, 0);
    f->stmts[at]->a->place = f->stmts[at]->place;
    return true;
}

Test(verify, references_of_another_kind)
{
    cr_expect_geq(break_each(objects_source, other_type), 3);
    cr_expect_geq(break_each(objects_source, other_id), 1);
    cr_expect_eq(break_each(objects_source, made_of_a_number), 1);
    cr_expect_eq(break_each(objects_source, stored_from_inside), 1);
    const char *stack = "struct a { struct a *next; };\n"
                        "void f(struct a *p) { struct a own = {p}; p->next = own.next; }";
    cr_expect_geq(break_each(stack, stored_from_the_stack), 1);
}

/* --- Calls --------------------------------------------------------------------------------------------------- */

static bool other_argument(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    struct low_stmt *call = f->stmts[at];
    for (size_t i = 0; call->kind == LOW_CALL && i < call->argument_count; i++) {
        struct low_value *old = call->arguments[i].value;
        if (!old || old->type != LOW_U64)
            continue;
        call->arguments[i].value = value(LOW_ADD, LOW_U64, 0);
        call->arguments[i].value->a = old;
        call->arguments[i].value->b = value(LOW_CONSTANT, LOW_U64, 1);
        return true;
    }
    return false;
}

static bool one_less(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_call = f->stmts[at]->kind == LOW_CALL && f->stmts[at]->argument_count;
    f->stmts[at]->argument_count -= is_call;
    return is_call;
}

static bool other_name(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_call = f->stmts[at]->kind == LOW_CALL && f->stmts[at]->name;
    if (is_call)
        f->stmts[at]->name = "spin_nothing";
    return is_call;
}

Test(verify, calls_with_less_than_promised)
{
    const char *counted = "static u64 g(const u8 *__counted_by(n) p, u64 n)\n"
                          "{ u64 s = 0; for (u64 i = 0; i < n; i++) s += p[i]; return s; }\n";
    char *source;
    cr_assert(asprintf(&source,
                       "%su64 f(const u8 *__array p, u64 m) { return g(p, m); }\n"
                       "void h(u8 *__array p, u64 m) { zero(p, m); }",
                       counted) > 0);
    struct low_unit *unit = lowered(source);
    cr_assert(!is_refused(unit));
    static breaking *const ways[] = {other_argument, one_less, other_name};
    size_t broken = 0;
    for (size_t k = 0; k < sizeof ways / sizeof *ways; k++) {
        for (size_t i = 0;; i++) {
            unit = lowered(source);
            struct low_function *f = unit->functions->next;
            if (i >= f->stmt_count)
                break;
            if (!ways[k](unit, f, i))
                continue;
            cr_expect(is_refused(unit), "way %zu, statement %zu", k, i);
            broken++;
        }
    }
    cr_expect_eq(broken, 3);
}

/* --- Numbers --------------------------------------------------------------------------------------------------- */

static bool condition_gone(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (f->stmts[at]->kind != LOW_IF)
        return false;
    f->stmts[at]->kind = LOW_KEEP;
    f->stmts[at]->a = NULL;
    return true;
}

Test(verify, divisions_and_floats)
{
    cr_expect_eq(break_each("int f(int a, int b) { return a / b; }", dropped), 1);
    cr_expect_eq(break_each("u64 f(u64 a, u64 b) { return a % b; }", dropped), 1);
    cr_expect_eq(break_each("int f(double d) { return (int)d; }", condition_gone), 3);
}

/* --- Form ------------------------------------------------------------------------------------------------------- */

static bool end_gone(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    if (at + 1 != f->stmt_count)
        return false;
    while (f->stmts[f->stmt_count - 1]->kind == LOW_FAULT ||
           f->stmts[f->stmt_count - 1]->kind == LOW_RETURN)
        f->stmt_count--;
    return true;
}

static bool jump_nowhere(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_jump = f->stmts[at]->kind == LOW_GOTO || f->stmts[at]->kind == LOW_IF;
    if (is_jump)
        f->stmts[at]->label = ++f->label_count;
    return is_jump;
}

static bool label_twice(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_label = f->stmts[at]->kind == LOW_LABEL && f->stmts[at]->label > 1;
    f->stmts[at]->label -= is_label;
    return is_label;
}

static bool unknown_kind(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    f->stmts[at]->kind = LOW_FAULT + 1;
    return true;
}

/* A temporary that is only set further down. */
static bool not_set(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    struct low_stmt *stmt = f->stmts[at];
    bool is_temporary = stmt->local && !stmt->local->shown[0] && !stmt->local->is_parameter &&
                        (stmt->kind == LOW_LOAD || stmt->kind == LOW_SET);
    if (!is_temporary)
        return false;
    *stmt = (struct low_stmt){.kind = LOW_KEEP};
    return true;
}

/* A rolled loop that has no end, or no head, or jumps elsewhere. */
static bool half_rolled(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_half = f->stmts[at]->is_rolled;
    f->stmts[at]->is_rolled = false;
    return is_half;
}

static bool rolled_elsewhere(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    struct low_stmt *jump = f->stmts[at];
    if (!jump->is_rolled || jump->kind == LOW_LABEL)
        return false;
    for (size_t i = 0; i < f->stmt_count; i++)
        if (f->stmts[i]->kind == LOW_LABEL && f->stmts[i]->label != jump->label)
            jump->label = f->stmts[i]->label;
    return true;
}

static bool rolled_call(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    f->stmts[at]->is_rolled = true;
    return true;
}

Test(verify, loops_that_are_none)
{
    const char *loop = "int f(int *__array q, int n)\n"
                       "{ int i = 0; while (q[i] != n) i++; return i; }";
    cr_expect_eq(break_each(loop, half_rolled), 2);
    cr_expect_eq(break_each(loop, rolled_elsewhere), 1);
    cr_expect_geq(break_each("int f(int *p) { return *p; }", rolled_call), 4);
}

Test(verify, trees_of_unknown_form)
{
    const char *loop = "int f(int *__array q, int n)\n"
                       "{ int s = 0; for (int i = 0; s < n; i++) s += q[i] / 3; return s; }";
    cr_expect_eq(break_each(loop, end_gone), 1);
    cr_expect_geq(break_each(loop, jump_nowhere), 2);
    cr_expect_geq(break_each(loop, label_twice), 2);
    cr_expect_geq(break_each("int f(int *p) { return *p; }", unknown_kind), 4);
    cr_expect_eq(break_each("int f(int *p) { return *p; }", not_set), 1);
}

/* --- Words of memory, and bases ---------------------------------------------------------------------------------- */

static bool unmarked(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_marked = f->stmts[at]->kind == LOW_LOAD && f->stmts[at]->is_once &&
                     f->stmts[at]->local->type != LOW_POINTER;
    if (is_marked)
        f->stmts[at]->is_once = false;
    return is_marked;
}

Test(verify, words_that_are_read_twice)
{
    cr_expect_eq(break_each("struct s { u32 i, n; int *__counted_by(n) p; };\n"
                            "int f(struct s *s, int i) { return s->p[i]; }",
                            unmarked),
                 1);
    cr_expect_eq(break_each("struct s { u32 i; int a[4]; };\n"
                            "int f(struct s *s, int *__array q) { return q[s->i]; }",
                            unmarked),
                 1);
    cr_expect_eq(
        break_each("struct s { int d; };\nint f(struct s *s) { return 7 / s->d; }", unmarked), 1);
}

static bool not_fixed(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_fixed = f->stmts[at]->kind == LOW_FIX;
    if (is_fixed)
        *f->stmts[at] = (struct low_stmt){.kind = LOW_KEEP};
    return is_fixed;
}

static bool fixed_too_late(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_now = f->stmts[at]->kind == LOW_LOAD && !f->stmts[at]->is_fixed_later;
    f->stmts[at]->is_fixed_later |= is_now;
    return is_now;
}

static bool another_fixed(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_fixed = f->stmts[at]->kind == LOW_FIX;
    if (is_fixed)
        f->stmts[at]->local = f->parameters[0];
    return is_fixed;
}

/* One of two references is read, and fixed where the ways meet. */
Test(verify, references_that_are_not_fixed)
{
    static const char source[] = "struct s { struct s *l, *r; int *a; };\n"
                                 "int *f(struct s *p, int i) { p = i ? p->l : p->r; return p->a; }";
    cr_expect_eq(break_each(source, not_fixed), 1);
    cr_expect_eq(break_each(source, another_fixed), 1);
    cr_expect_eq(break_each(source, fixed_too_late), 1);
}

static bool argument_not_kept(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)unit;
    bool is_kept = f->stmts[at]->kind == LOW_KEEP && f->stmts[at]->a;
    if (is_kept)
        f->stmts[at]->kind = LOW_FIX, f->stmts[at]->local = f->parameters[0];
    return is_kept;
}

/* Each access of a base that changes is kept once, in front of the next or behind. */
Test(verify, keeps_that_are_due)
{
    cr_expect_eq(break_each("int f(int *__array q, int n)\n"
                            "{ int s = 0; for (int i = 0; s < n; i++) s += q[i]; return s + n; }",
                            argument_not_kept),
                 1);
}

Test(verify, bases_that_are_not_kept)
{
    struct low_unit *unit =
        lowered("int f(int *__array q, int n)\n"
                "{ int s = 0; for (int i = 0; s < n; i++) s += q[i]; return s; }");
    struct low_function *f = unit->functions;
    cr_assert(!is_refused(unit));
    for (size_t i = 0; i < f->stmt_count; i++) {
        if (f->stmts[i]->kind == LOW_KEEP)
            f->stmts[i]->kind = LOW_FIX, f->stmts[i]->local = f->parameters[1];
    }
    cr_expect(is_refused(unit));
}

static bool entered(struct low_unit *unit, struct low_function *f, size_t at)
{
    (void)f;
    if (at == 0)
        unit->functions->next->is_entered = true;
    return at == 0;
}

/* A function that only this file calls leaves it to its callers to keep what they pass. */
Test(verify, arguments_that_are_not_kept)
{
    static const char source[] = "static int sum(int *__array q, int n);\n"
                                 "int f(int n, int m) { return sum(new_array(int, m), n); }\n"
                                 "static int sum(int *__array q, int n)\n"
                                 "{ int s = 0; for (int i = 0; s < n; i++) s += q[i]; return s; }";
    cr_expect_eq(break_each(source, argument_not_kept), 1);
    cr_expect_eq(break_each(source, entered), 1);
}
