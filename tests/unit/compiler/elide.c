/* Check removal: which checks go, which may not, and that the verifier believes no claim. */
#include "check/check.h"
#include "front.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

static struct low_unit *elided(const char *text)
{
    char *source;
    cr_assert(asprintf(&source, "#include <spin/safe.h>\n%s", text) > 0);
    struct front front = front_source(source);
    cr_assert(front.unit, "not parsed: %s", text);
    bool is_legal = check_unit(front.unit, front.diags);
    diag_flush(front.diags);
    cr_assert(is_legal, "refused: %s", text);
    struct low_unit *unit = lower_unit(front.unit, front.arena);
    low_elide(unit);
    low_verify(unit);
    return unit;
}

static size_t count_claims(const struct low_unit *unit)
{
    size_t count = 0;
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        for (size_t i = 0; i < f->stmt_count; i++)
            count += f->stmts[i]->kind == LOW_CHECK && f->stmts[i]->claim != 0;
    }
    return count;
}

static bool is_refused(const struct low_unit *unit)
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        if (!freopen("/dev/null", "w", stderr))
            _exit(2);
        low_verify(unit);
        _exit(0);
    }
    int status;
    waitpid(child, &status, 0);
    return status != 0;
}

#define ARRAY                                                                                      \
    "(int *__array q, int n, u32 u, size_t z, int k, const u8 *__counted_by(m) b, size_t m)"

static void expect_claims(const char *body, size_t claims)
{
    char *source;
    cr_assert(asprintf(&source, "int f" ARRAY "\n{ int s = 0; %s return s; }", body) > 0);
    cr_expect_eq(count_claims(elided(source)), claims, "%zu, not %zu: %s",
                 count_claims(elided(source)), claims, body);
    free(source);
}

Test(elide, loops_that_count)
{
    expect_claims("for (int i = 0; i < n; i++) s += q[i];", 1);
    expect_claims("for (u32 i = 0; i < u; i++) s += q[i];", 1);
    expect_claims("for (size_t i = 0; i < z; i++) s += q[i];", 1);
    expect_claims("for (size_t i = 0; i != z; i++) s += q[i];", 1);
    expect_claims("for (int i = 0; i <= n; i += 3) s += q[i];", 1);
    expect_claims("for (int i = n; i >= 0; i--) s += q[i];", 1);
    expect_claims("for (size_t i = z; i-- > 0;) s += q[i];", 1);
    expect_claims("while (z-- > 0) s += q[z];", 1);
    expect_claims("for (u32 i = u; i > 0; i--) s += q[i - 1];", 1);
    expect_claims("for (int i = 0; i < n; i++) { if (s > 9) break; s += q[i]; }", 1);
    expect_claims("for (int i = 0; i < n; i++) { if (s > 9) continue; s += q[i]; }", 1);
}

Test(elide, linear_indices)
{
    expect_claims("for (int i = 0; i < n; i++) s += q[i * n + k] + q[k * n + i];", 2);
    expect_claims("for (int i = 1; i < n; i++) s += q[i - 1] + q[i] + q[i + 1];", 3);
    expect_claims("for (int i = 0; i < n; i++) s += q[n - 1 - i];", 1);
    expect_claims("for (u32 i = 0; i < u; i++) s += q[i * 4 + 1];", 1);
    expect_claims("for (u32 i = k; i + 2 < u; i += 3) s += q[i] + q[i + 1] + q[i + 2];", 3);
    expect_claims("size_t at = 0; for (size_t i = 0; i < z; i++) { q[at++] = 1; q[at++] = 2; }", 2);
    expect_claims("for (; m > 1; m -= 2, b += 2) s += b[0] + b[1];", 2);
}

Test(elide, what_every_turn_has_alike)
{
    expect_claims("struct p { int v; } *p = new(struct p); for (int i = 0; i < n; i++) s += p->v;",
                  1);
    expect_claims("for (int i = 0; i < n; i++) s += q[k];", 1);
}

Test(elide, indices_that_are_small_by_form)
{
    const char *table = "static int table[256];\n";
    const char *bodies[] = {
        "return table[x & 255];",
        "return table[(u8)x];",
        "return table[x >> 24];",
        "return table[x % 256];",
        "return table[(x & 15) * 1 + (x & 15)];",
        "return table[b[0] ^ b[1]];",
        "return table[(b[0] >> 4) << 2 | (x & 3)];",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        char *source;
        cr_assert(
            asprintf(&source, "%sint f(u32 x, const u8 *__array b) { %s }", table, bodies[i]) > 0);
        cr_expect_eq(count_claims(elided(source)), 1, "%s", bodies[i]);
        free(source);
    }
}

/* Nothing can be said of these. */
Test(elide, what_stays)
{
    expect_claims("for (int i = 0; s < n; i++) s += q[i];", 0);               /* no bound */
    expect_claims("for (int i = 0; i < n; i++) { i += k; s += q[i]; }", 0);   /* any step */
    expect_claims("for (int i = k; i < n; i += k) s += q[i];", 0);            /* may go down */
    expect_claims("for (int i = 0; i < n; i++) { n = q[0]; s += q[i]; }", 0); /* the limit moves */
    expect_claims("for (int i = 0; i < n; i++) { if (i < k) s += 1; i = s; s += q[i]; }", 0);
    expect_claims("for (int i = 0;; i++) { if (i < n) s++; s += q[i]; }", 0); /* no way out */
    expect_claims("for (int i = 0; i < n; i++) s += q[q[i] & 7];", 1);        /* the inner one */
    expect_claims("for (int i = 0; i < n; i++) s += q[i * i];", 0);
    expect_claims("for (int i = 0; i < n; i++) { q = new_array(int, 1); s += q[i]; }", 0);
    expect_claims("goto in; for (int i = 0; i < n; i++) { in: s += q[i]; }", 0);
    expect_claims("for (int i = 0; i < n; i--) s += q[i];", 0);
    expect_claims("for (u8 i = 0; i < 200; i++) s += q[i];", 0); /* a narrow counter may wrap */
    expect_claims("for (int i = n; i > 0; i -= 2) { s += q[i]; if (s) i += 4; }", 0);
}

Test(elide, forms_that_are_not_small)
{
    const char *bodies[] = {
        "return table[x & 256];",       "return table[(s8)x];",
        "return table[x >> 23];",       "return table[x % 257];",
        "return table[~x & 511];",      "return table[b[0] + b[1]];",
        "return table[b[0] << 1 | 1];", "return table[(x & 255) - 1];",
        "return table[-(x & 1)];",
    };
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        char *source;
        cr_assert(asprintf(&source,
                           "static int table[256];\ntypedef signed char s8;\n"
                           "int f(u32 x, const u8 *__array b) { %s }",
                           bodies[i]) > 0);
        cr_expect_eq(count_claims(elided(source)), 0, "%s", bodies[i]);
        free(source);
    }
}

/* --- The verifier ------------------------------------------------------------------------------------ */

static const char kernels[] = "int f" ARRAY "\n{\n"
                              "    int s = 0;\n"
                              "    for (int i = 0; i < n; i++) s += q[i * n + k];\n"
                              "    for (u32 i = 3; i + 2 < u; i += 3) s += q[i];\n"
                              "    for (size_t i = z; i-- > 0;) s += q[i];\n"
                              "    for (; m > 1; m -= 2, b += 2) s += b[0];\n"
                              "    return s;\n}\n";

/* Each condition in front of a loop is needed. */
Test(elide, verifier_misses_each_condition)
{
    struct low_unit *unit = elided(kernels);
    struct low_function *f = unit->functions;
    struct low_stmt nothing = {.kind = LOW_KEEP};
    size_t conditions = 0;
    cr_assert_eq(count_claims(unit), 4);
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_stmt *stmt = f->stmts[i];
        if (stmt->kind != LOW_IF || !stmt->is_proof)
            continue;
        f->stmts[i] = &nothing;
        cr_expect(is_refused(unit), "condition of line %u", stmt->where.line);
        f->stmts[i] = stmt;
        conditions++;
    }
    cr_expect_geq(conditions, 10);
    cr_expect(!is_refused(unit));
}

/* The n-th constant that is added in a version without checks; NULL: there are not so many. */
static struct low_value *nth_constant(const struct low_function *f, size_t n)
{
    bool is_version = false;
    for (size_t i = 1; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i], *before = f->stmts[i - 1];
        if (stmt->kind == LOW_LABEL && before->kind == LOW_IF)
            is_version = before->is_proof;
        if (stmt->kind == LOW_GOTO)
            is_version = false;
        struct low_value *b = is_version && stmt->kind == LOW_SET ? stmt->a->b : NULL;
        if (b && b->op == LOW_CONSTANT && b->type != LOW_POINTER && n-- == 0)
            return b;
    }
    return NULL;
}

/* Steps that are larger and go the other way. */
Test(elide, verifier_sees_each_step_that_is_changed)
{
    size_t changed = 0;
    for (;; changed++) {
        struct low_unit *unit = elided(kernels);
        struct low_value *constant = nth_constant(unit->functions, changed);
        if (!constant)
            break;
        constant->bits = 0 - constant->bits * 7;
        cr_expect(is_refused(unit), "constant %zu", changed);
    }
    cr_expect_geq(changed, 5);
}

/* A claim by another loop's conditions, or by none. */
Test(elide, verifier_wants_the_right_loop)
{
    struct low_unit *unit = elided(kernels);
    struct low_function *f = unit->functions;
    uint32_t claims[8];
    size_t count = 0, at[8];
    for (size_t i = 0; i < f->stmt_count && count < 8; i++) {
        if (f->stmts[i]->kind != LOW_CHECK || !f->stmts[i]->claim)
            continue;
        at[count] = i;
        claims[count++] = f->stmts[i]->claim;
    }
    cr_assert_eq(count, 4);
    for (size_t i = 0; i < count; i++) {
        const uint32_t wrong[] = {claims[(i + 1) % count], LOW_CLAIM_FORM, f->label_count + 1, 1};
        for (size_t k = 0; k < sizeof wrong / sizeof *wrong; k++) {
            f->stmts[at[i]]->claim = wrong[k];
            cr_expect(is_refused(unit), "claim %zu by label %u", i, wrong[k]);
        }
        f->stmts[at[i]]->claim = claims[i];
    }
    cr_expect(!is_refused(unit));
}
