/* Load reuse: how often each place is read, what must be read again, and which loops wait for others. */
#include "check/check.h"
#include "front.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct low_unit *reused(const char *text)
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
    low_reuse_loads(unit);
    low_verify(unit);
    return unit;
}

static const struct low_function *last_function(const struct low_unit *unit)
{
    const struct low_function *f = unit->functions;
    while (f->next)
        f = f->next;
    return f;
}

static bool reads(const struct low_stmt *stmt, const char *field)
{
    if (stmt->kind == LOW_COUNT)
        return strcmp(field, "count") == 0;
    const struct low_place *place = stmt->place;
    return stmt->kind == LOW_LOAD && place->step_count &&
           place->steps[place->step_count - 1].field &&
           strcmp(place->steps[place->step_count - 1].field->name, field) == 0;
}

#define TYPES                                                                                      \
    "struct s { u32 n, at, done; int *__counted_by(n) a; struct s *next; u8 byte; float real; };"  \
    "union u { u32 word; u8 byte[4]; };"                                                           \
    "struct t { union u u; struct s *s; };"                                                        \
    "static u32 total; static int *__array numbers; static struct s whole;"                        \
    "static void quiet(struct s *s) { s->done = 1; }"                                              \
    "static void loud(struct s *s) { s->next->at = s->done; }"                                     \
    "static void forth(struct s *s, int n);"                                                       \
    "static void back(struct s *s, int n) { if (n) forth(s, n - 1); }"                             \
    "static void forth(struct s *s, int n) { s->n = 0; back(s, n); }"

/* The last function of the text reads the field in so many places. */
static void expect_reads(const char *body, const char *field, size_t count)
{
    char *source;
    cr_assert(asprintf(&source,
                       TYPES "int f(struct s *p, struct s *q, struct t *t, u32 *__scope w,"
                             "u8 *__counted_by(m) b, u32 m, int i)\n{ int s = 0; %s return s; }",
                       body) > 0);
    const struct low_function *f = last_function(reused(source));
    size_t found = 0;
    for (size_t i = 0; i < f->stmt_count; i++)
        found += reads(f->stmts[i], field);
    cr_expect_eq(found, count, "%zu, not %zu reads of %s: %s", found, count, field, body);
}

/* Heads of loops that may wait. */
static void expect_waiting(const char *body, size_t count)
{
    char *source;
    cr_assert(asprintf(&source,
                       TYPES "int f(struct s *p, struct s *q, int *__array a, int n)\n"
                             "{ int s = 0; %s return s; }",
                       body) > 0);
    const struct low_function *f = last_function(reused(source));
    size_t found = 0;
    for (size_t i = 0; i < f->stmt_count; i++)
        found += f->stmts[i]->is_waiting;
    cr_expect_eq(found, count, "%zu, not %zu loops wait: %s", found, count, body);
}

Test(reuse, reads_once_what_was_read)
{
    expect_reads("s = (int)(p->at + p->at);", "at", 1);
    expect_reads("if (p->at < p->n) s = p->a[p->at];", "n", 1);
    expect_reads("if (p->at < p->n) s = p->a[p->at] + p->a[p->at];", "a", 1);
    expect_reads("p->at = 3; s = (int)p->at;", "at", 0);
    expect_reads("s = (int)p->next->at + (int)p->next->at;", "at", 1);
    expect_reads("if (i) s = (int)p->at; else s = -(int)p->at; s += (int)p->at;", "at", 2);
    expect_reads("s = (int)whole.at; s += (int)whole.at;", "at", 1);
}

Test(reuse, reads_again_behind_a_store)
{
    expect_reads("s = (int)p->at; q->at = 1; s += (int)p->at;", "at", 2);
    expect_reads("s = (int)p->at; *w = 1; s += (int)p->at;", "at", 2);
    expect_reads("s = (int)p->at; *q = *p; s += (int)p->at;", "at", 2);
    expect_reads("s = (int)whole.at; p->at = 1; s += (int)whole.at;", "at", 2);
    expect_reads("s = (int)t->u.word; t->u.byte[0] = 1; s += (int)t->u.word;", "word", 2);
    expect_reads("s = (int)t->u.word; b[0] = 1; s += (int)t->u.word;", "word", 2);
    expect_reads("s = (int)p->at; p = q; s += (int)p->at;", "at", 2);
    expect_reads("s = p->byte; b[i] = 1; s += p->byte;", "byte", 2);
    expect_reads("if (i) s = (int)p->at; s += (int)p->at;", "at", 2);
}

Test(reuse, knows_what_a_store_leaves)
{
    expect_reads("s = (int)p->at; q->done = 1; s += (int)p->at;", "at", 1);
    expect_reads("s = (int)p->at; q->real = 1; s += (int)p->at;", "at", 1);
    expect_reads("s = (int)p->at; b[i] = 1; s += (int)p->at;", "at", 1);
    expect_reads("s = p->a[0]; p->a[1] = 1; s += p->a[0];", "a", 1);
    expect_reads("s = (int)p->at; total = 1; s += (int)p->at;", "at", 1);
}

/* `x` and `y` are made here, `p` was there before. */
Test(reuse, tells_new_objects_apart)
{
#define MADE "struct s *x = new (struct s), *y = new (struct s);"
    expect_reads(MADE "x->at = 1; y->at = 2; s = (int)x->at;", "at", 0);
    expect_reads(MADE "s = (int)p->at; x->at = 2; s += (int)p->at;", "at", 1);
    expect_reads(MADE "x->at = 1; p->at = 2; s = (int)x->at;", "at", 0);
    expect_reads(MADE "x->at = 1; p->next = x; q->next->at = 2; s = (int)x->at;", "at", 1);
    expect_reads(MADE "if (i) y = x; x->at = 1; y->at = 2; s = (int)x->at;", "at", 1);
    expect_reads(
        MADE "while (i--) { y->at = 1; x = new (struct s); x->at = 2; s += (int)y->at; y = x; }",
        "at", 1);
    expect_reads(MADE "p = x; x->at = 1; p->at = 2; s = (int)x->at;", "at", 0);
}

Test(reuse, reads_again_behind_a_call)
{
    expect_reads("s = (int)p->at; quiet(q); s += (int)p->at;", "at", 1);
    expect_reads("s = (int)p->done; quiet(q); s += (int)p->done;", "done", 2);
    expect_reads("s = (int)p->at; loud(q); s += (int)p->at;", "at", 2);
    expect_reads("s = (int)p->n; back(q, i); s += (int)p->n;", "n", 2);
    expect_reads("s = (int)p->at; back(q, i); s += (int)p->at;", "at", 1);
    expect_reads("s = (int)p->at; new (struct s); s += (int)p->at;", "at", 1);
    expect_reads("s = (int)p->at; zero(b, m); s += (int)p->at;", "at", 1);
    expect_reads("s = (int)p->byte; zero(b, m); s += (int)p->byte;", "byte", 2);
    expect_reads("s = (int)t->u.word; zero(b, m); s += (int)t->u.word;", "word", 2);
    expect_reads("s = (int)p->at; atomic_store(&q->n, 1); s += (int)p->at;", "at", 2);
}

Test(reuse, counts_each_object_once)
{
    expect_reads("s = numbers[0] + numbers[1];", "count", 1);
    expect_reads("s = numbers[0]; back(p, i); s += numbers[1];", "count", 1);
    expect_reads("s = numbers[0]; numbers = p->a; s += numbers[1];", "count", 2);
    expect_reads("s = p->a[0] + q->a[0];", "count", 2);
}

static size_t reads_in_loops(const char *body, const char *field)
{
    char *source;
    cr_assert(asprintf(&source,
                       TYPES "int f(struct s *p, struct s *q, u32 *__scope w, int n)\n"
                             "{ int s = 0; %s return s; }",
                       body) > 0);
    const struct low_function *f = last_function(reused(source));
    size_t found = 0;
    bool is_inside = false;
    for (size_t i = 0; i < f->stmt_count; i++) {
        is_inside |= f->stmts[i]->kind == LOW_LABEL;
        found += is_inside && reads(f->stmts[i], field);
    }
    return found;
}

Test(reuse, hoists_what_no_turn_changes)
{
    cr_expect_eq(reads_in_loops("for (int i = 0; i < n; i++) s += numbers[i];", "count"), 0);
    cr_expect_eq(reads_in_loops("for (int i = 0; i < n; i++) s += p->a[i];", "a"), 0);
    cr_expect_eq(reads_in_loops("for (int i = 0; i < n; i++) s += p->a[i];", "n"), 0);
    cr_expect_eq(reads_in_loops("while (p->at < p->n) p->at++;", "n"), 0);
    cr_expect_eq(reads_in_loops("while (p->at < p->n) p->at++;", "at"), 0);
    cr_expect_eq(reads_in_loops("while (p->at < p->n) q->n++, p->at++;", "n"), 1);
    cr_expect_eq(reads_in_loops("while (p->at < p->n) *w = 1, p->at++;", "n"), 1);
    cr_expect_eq(reads_in_loops("for (int i = 0; i < n; i++) s += (int)p->next->at;", "at"), 1);
}

Test(reuse, carries_counts_of_references_that_change)
{
    cr_expect_eq(
        reads_in_loops("while (n--) { if (n == 3) numbers = new_array(int, 9); s += numbers[n]; }",
                       "count"),
        1, "of the new array");
    cr_expect_eq(
        reads_in_loops("while (n--) { if (n == 3) numbers = NULL; s += numbers[n]; }", "count"), 0);
    cr_expect_eq(
        reads_in_loops("while (n--) { numbers = q->a; s += numbers[n]; q = q->next; }", "count"), 1,
        "each turn has another");
}

Test(reuse, a_loop_that_changes_nothing_waits)
{
    expect_waiting("while (!p->done) ;", 1);
    expect_waiting("while (!p->done) s++;", 1);
    expect_waiting("s = (int)p->done; while (!s) s = (int)p->done;", 1);
    expect_waiting("while (!p->next->done) q->at = 1;", 1);
    expect_waiting("while (!p->done) { if (s & 1) q->at++; s++; }", 1);
    expect_waiting("while (!p->done || s < 3) s++;", 1);
    expect_waiting("for (int i = 0; i < n; i++) while (!p->done) ;", 1);
    expect_waiting("again: if (!p->done) goto again;", 1);
}

Test(reuse, a_loop_that_makes_progress_does_not)
{
    expect_waiting("for (int i = 0; i < n && !p->done; i++) s++;", 0);
    expect_waiting("while (!p->done && s < n) s++;", 0);
    expect_waiting("while (p->at < p->n) p->at++;", 0);
    expect_waiting("for (; p->next != q; p = p->next) s++;", 0);
    expect_waiting("while (a[s] < n) s++;", 0);
    expect_waiting("do s += a[n]; while (--n);", 0);
}

Test(reuse, a_loop_that_waits_reads_anew)
{
    expect_reads("s = (int)p->done; while (!p->done) ;", "done", 2);
    expect_reads("s = (int)p->at; while (!p->done) ; s += (int)p->at;", "at", 2);
}
