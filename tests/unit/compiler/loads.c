/* Loads that happen once (R25): which are marked, which are not, and that the proof misses every mark. */
#include "check/check.h"
#include "front.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct low_unit *marked(const char *text)
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
    low_fix_loads(unit);
    low_verify_loads(unit);
    return unit;
}

static size_t count_kind(const struct low_unit *unit, enum low_stmt_kind kind)
{
    size_t count = 0;
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        for (size_t i = 0; i < f->stmt_count; i++)
            count += f->stmts[i]->kind == kind && (kind != LOW_LOAD || f->stmts[i]->is_once);
    }
    return count;
}

/* Words and floats; references are read once by themselves. */
static void expect_marks(const char *source, size_t loads, size_t fixes)
{
    struct low_unit *unit = marked(source);
    cr_expect_eq(count_kind(unit, LOW_LOAD), loads, "%zu loads, not %zu: %s",
                 count_kind(unit, LOW_LOAD), loads, source);
    cr_expect_eq(count_kind(unit, LOW_FIX), fixes, "%zu fixes, not %zu: %s",
                 count_kind(unit, LOW_FIX), fixes, source);
}

static void expect_loads(const char *body, size_t loads)
{
    char *source;
    cr_assert(asprintf(&source,
                       "struct pair { u32 i, j; };\n"
                       "static u32 small[256];\n"
                       "static const u32 fixed[4] = {3, 2, 1, 0};\n"
                       "static void set(u32 *__scope x) { *x = 7; }\n"
                       "void f(u32 *__array p, u32 *__array q, u32 k, struct pair *r, double *d)\n"
                       "{ %s }",
                       body) > 0);
    expect_marks(source, loads, 0);
    free(source);
}

Test(loads, what_a_check_or_an_access_uses)
{
    expect_loads("q[p[0]] = 1;", 1);
    expect_loads("q[p[0] + p[1] * 3] = 1;", 2);
    expect_loads("u32 x = p[0]; u32 y = x + k; q[y] = 1;", 1);
    expect_loads("q[0] = k / p[0];", 1);
    expect_loads("switch (p[0]) { case 1: q[0] = 1; break; case 2: q[1] = 2; }", 1);
    expect_loads("q[0] = (u32)*d;", 1);
    expect_loads("copy(q, p, p[0]);", 1);
    expect_loads("p = new_array(u32, q[0]);", 1);
}

Test(loads, what_only_data_uses)
{
    expect_loads("q[0] = p[0];", 0);
    expect_loads("q[k] += p[k] * p[1];", 0);
    expect_loads("q[0] = p[0] / (k | 1);", 0);
    expect_loads("if (p[0] < p[1]) q[0] = 1;", 0);
    expect_loads("while (p[0] == 0) q[0]++;", 0);
    expect_loads("*d = *d * 2;", 0);
    expect_loads("small[p[0] & 255] = 1;", 0);
}

/* Each use of a local asks for the loads that reach it, and for no others. */
Test(loads, the_definition_that_reaches)
{
    expect_loads("q[p[0]] = p[1];", 1);
    expect_loads("u32 x = p[0]; q[0] = x; x = p[1]; q[x] = x;", 1);
    expect_loads("u32 x = p[0]; q[x] = x; x = p[1]; q[0] = x;", 1);
    expect_loads("u32 x = p[0]; if (k) x = 1; q[x] = 1;", 1);
    expect_loads("u32 x = p[0]; if (k) x = p[1]; else x = 2; q[x] = 1;", 1);
    expect_loads("u32 x = 0; for (; q[0];) { q[x] = 1; x = p[1]; }", 1);
    expect_loads("u32 x = 0; for (; q[0];) { x = p[1]; q[1] = x; x = 0; }", 0);
    expect_loads("u32 x = p[0]; goto in; out: q[x] = 1; return; in: if (k) goto out;", 1);
}

Test(loads, what_nobody_else_writes)
{
    expect_loads("q[fixed[k & 3]] = 1;", 0);
    expect_loads("q[small[k & 255]] = 1;", 1);
    expect_loads("u32 a[4] = {3, 2, 1}; a[k & 3] = 5; q[a[k & 3]] = 1;", 0);
    expect_loads("u32 a[4] = {0}; a[0] = p[0]; q[a[k & 3]] = 1;", 1);
    expect_loads("u32 a[4] = {0}; a[0] = p[0]; q[0] = a[k & 3];", 0);
    expect_loads("u32 v = 0; set(&v); q[v] = 1;", 1);
    expect_loads("q[k] = 1; struct pair v = {k, k}; q[v.i] = 1;", 0);
    expect_loads("struct pair v = *r; q[v.i] = v.j;", 1);
    expect_loads("struct pair v = *r, w = v; q[w.i] = w.j;", 1);
    expect_loads("u32 a[4] = {0}, b[4] = {0}; a[0] = p[0]; b[0] = a[0]; q[b[k & 3]] = 1;", 1);
}

#define USERS                                                                                      \
    "static void use(u32 *__array q, u32 i) { q[i] = 1; }\n"                                       \
    "static void put(u32 *__array q, u32 v) { q[0] = v; }\n"                                       \
    "static u32 same(u32 v) { return v; }\n"                                                       \
    "static u32 first(const u32 *__array p) { return p[0]; }\n"                                    \
    "static u32 down(u32 *__array q, u32 v) { return v ? down(q, v - 1) : v; }\n"

/* What leaves is fixed there, when it matters to whoever gets it. */
Test(loads, what_leaves_a_function)
{
#define F USERS "void f(u32 *__array p, u32 *__array q, u32 k) "
    expect_marks(F "{ use(q, p[0]); }", 0, 1);
    expect_marks(F "{ use(q, k); }", 0, 0);
    expect_marks(F "{ put(q, p[0]); }", 0, 0);
    expect_marks(F "{ q[0] = same(p[0]); }", 0, 0);
    expect_marks(F "{ q[same(p[0])] = 1; }", 0, 1);
    expect_marks(F "{ q[same(k)] = 1; q[0] = same(p[0]); }", 0, 1);
    expect_marks(F "{ q[0] = first(p); }", 0, 0);
    expect_marks(F "{ q[first(p)] = 1; }", 0, 1);
    expect_marks(F "{ use(q, same(p[0])); }", 0, 1);
    expect_marks(F "{ q[down(q, p[0])] = 1; }", 0, 1);
    expect_marks(F "{ put(q, down(q, p[0])); }", 0, 0);
    expect_marks(F "{ u32 s = 0; for (; k; k--) s += p[k]; use(q, s); }", 0, 1);
#undef F
    expect_marks("u32 f(u32 *p) { return *p; }", 0, 1);
    expect_marks("double f(double *p) { return *p; }", 0, 1);
    expect_marks("u32 f(u32 n) { return n; }", 0, 0);
    expect_marks("typedef void use(u32);\nvoid f(use *g, u32 *p) { g(*p); }", 0, 1);
}

/* --- The proof ------------------------------------------------------------------------------------ */

/* Takes each mark and each fix away in turn; the proof must see it. */
static size_t drop_each(struct low_unit *unit)
{
    size_t dropped = 0;
    for (struct low_function *f = unit->functions; f; f = f->next) {
        for (size_t i = 0; i < f->stmt_count; i++) {
            struct low_stmt was = *f->stmts[i];
            bool is_fix = was.kind == LOW_FIX;
            if (!is_fix && !was.is_once)
                continue;
            f->stmts[i]->is_once = false;
            f->stmts[i]->kind = is_fix ? LOW_KEEP : was.kind;
            f->stmts[i]->local = is_fix ? NULL : was.local;
            cr_expect(front_panics(low_verify_loads, unit), "%s of line %u dropped, not seen",
                      f->name, was.where.line);
            *f->stmts[i] = was;
            dropped++;
        }
    }
    cr_expect(!front_panics(low_verify_loads, unit));
    return dropped;
}

Test(loads, the_proof_sees_every_mark_that_is_gone)
{
    struct low_unit *unit =
        marked(USERS "struct pair { u32 i, j; };\n"
                     "u32 f(u32 *__array p, u32 *__array q, u32 k, struct pair *r, double *d)\n"
                     "{\n"
                     "    struct pair v = *r;\n"
                     "    u32 x = p[0], a[4] = {0};\n"
                     "    for (u32 i = 0; i < p[1]; i++) { q[x] = 1; x = p[i]; }\n"
                     "    a[k & 3] = p[2];\n"
                     "    switch (p[3]) { case 1: q[v.i] = v.j; case 2: q[a[1]] = 2; }\n"
                     "    use(q, same(p[4]));\n"
                     "    return k / p[5] + first(p) + (u32)*d;\n"
                     "}\n");
    cr_expect(drop_each(unit) >= 9);
}

/* A parameter or a result of which the callers say that nothing relies on it. */
Test(loads, the_proof_sees_what_others_rely_on)
{
    struct low_unit *unit = marked(USERS "void f(u32 *__array p, u32 *__array q)\n"
                                         "{ use(q, p[0]); q[first(p)] = 1; q[0] = same(p[0]); }");
    for (struct low_function *f = unit->functions; f; f = f->next) {
        bool was = f->is_loose;
        f->is_loose = true;
        bool is_relied_on = strcmp(f->name, "u_first") == 0 || f->is_entered;
        cr_expect_eq(front_panics(low_verify_loads, unit), is_relied_on, "%s", f->name);
        f->is_loose = was;
    }
    struct low_function *use = unit->functions;
    use->parameters[1]->is_loose = true;
    cr_expect(front_panics(low_verify_loads, unit));
}
