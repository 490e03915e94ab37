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
    low_keep_bases(unit);
    low_elide(unit);
    low_verify(unit);
    return unit;
}

/* Claims by paths, or all others. */
static size_t count_claims_by(const struct low_unit *unit, bool by_paths)
{
    size_t count = 0;
    for (const struct low_function *f = unit->functions; f; f = f->next) {
        for (size_t i = 0; i < f->stmt_count; i++) {
            const struct low_stmt *stmt = f->stmts[i];
            bool is_claim = stmt->kind == LOW_CHECK && stmt->claim != 0;
            count += is_claim && (stmt->claim == LOW_CLAIM_PATHS) == by_paths;
        }
    }
    return count;
}

static size_t count_claims(const struct low_unit *unit)
{
    return count_claims_by(unit, false);
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
        bool is_own = i > 0 && f->stmts[i - 1]->kind == LOW_LABEL; /* the loop's */
        if (stmt->kind != LOW_IF || !stmt->is_proof || is_own)
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
        uint32_t claim = f->stmts[i]->claim;
        if (f->stmts[i]->kind != LOW_CHECK || !claim || claim == LOW_CLAIM_PATHS)
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

/* --- Paths --------------------------------------------------------------------------------------------- */

static void expect_paths(const char *body, size_t claims)
{
    char *source;
    cr_assert(asprintf(&source, "int f" ARRAY "\n{ int s = 0; %s return s; }", body) > 0);
    size_t found = count_claims_by(elided(source), true);
    cr_expect_eq(found, claims, "%zu, not %zu: %s", found, claims, body);
    free(source);
}

Test(elide, what_a_condition_shows)
{
    expect_paths("size_t i = k; if (i < m) s = b[i];", 1);
    expect_paths("u32 i = k; if (i < m) s = b[i];", 1);
    expect_paths("if (k >= 0 && (size_t)k < m) s = b[k];", 1);
    expect_paths("size_t i = k; if (i < m && i > 2) s = b[i - 3];", 1);
    expect_paths("u32 i = u; if (i < 100 && i + 2 < m) s = b[i] + b[i + 1] + b[i + 2];", 3);
    expect_paths("size_t i = z; if (i >= m) return 0; s = b[i];", 1);
    expect_paths("if (m > 20) s = b[u & 15] + b[u % 20] + b[z / 2 % 7];", 3);
    expect_paths("if (m >= 4) s = b[0] + b[1] + b[2] + b[3];", 4);
    expect_paths("if (m != 0) s = b[0] + b[m - 1];", 2);
    expect_paths("if (z < m) { size_t d = m - z; s = b[z] + b[d - 1]; }", 2);
}

Test(elide, what_a_check_shows)
{
    expect_paths("s = b[z]; s += b[z];", 1);
    expect_paths("s = b[z]; if (z > 0) s += b[z - 1];", 1);
    expect_paths("s = b[u]; s += b[u / 2]; s += b[u >> 1];", 2);
    expect_paths("struct p { int v, w; } *p = as(struct p, (void *)q); s = p->v; s += p->w;", 3);
    expect_paths("s = b[z]; { size_t i = z; s += b[i]; }", 1);
    expect_paths("for (;;) { s += b[z]; if (s > 9) break; }", 0); /* the first turn is checked */
}

/* What holds on all ways into a loop and around it. */
Test(elide, what_holds_in_every_turn)
{
    expect_paths("size_t at = 0; while (at < m) { s += b[at]; if (s & 1) at++; at = at + 1; }", 1);
    expect_paths("if (z < m) for (;;) { s += b[z]; if (z == 0) break; z--; }", 1);
    expect_paths("size_t at = 0; for (size_t i = 0; i < m; i++) if (q[i]) { s += b[at]; at++; }",
                 2); /* in both versions */
    expect_paths("if (z < m) for (;;) { size_t child = 2 * z + 1; if (child >= m) break;"
                 " s += b[child]; s += b[z]; z = child; }",
                 2);
}

/* Nothing can be said of these. */
Test(elide, what_no_path_shows)
{
    expect_paths("size_t i = k; if (i < m) s = b[i + 1];", 0);
    expect_paths("size_t i = k; if (i + 1 < m) s = b[i];", 0); /* i + 1 may be 0 */
    expect_paths("u32 i = u; if (i + 2 < m) s = b[i];", 0);
    expect_paths("size_t i = k; if (i < m || s) s = b[i];", 0);
    expect_paths("size_t i = k; if (i < m) { i = z; s = b[i]; }", 0);
    expect_paths("if (k < (i64)m) s = b[k];", 0); /* may be negative */
    expect_paths("size_t i = k; if (i < z) s = b[i];", 0);
    expect_paths("size_t i = k; if (i < m) goto in; i++; in: s = b[i];", 0);
    expect_paths("size_t i = 0; while (s < n) { s += b[i]; i++; }", 0);
    expect_paths("if (z < m) while (s < n) { s += b[z]; z += k; }", 0);
    expect_paths("if (z < m) while (s < n) { s += b[z]; z--; }", 0); /* wraps */
    expect_paths("if (u < m) { u8 i = u; s = b[i + 1]; }", 0);
    expect_paths("if (m > 20) s = b[u & 31] + b[u % 22] + b[k % 20];", 0);
    expect_paths("if (m != 0) s = b[m - 2];", 0);
    expect_paths("if (n > 0) s = q[n - 1];", 0); /* not the count of q */
}

static const char paths[] = "int f" ARRAY "\n{\n"
                            "    int s = 0;\n"
                            "    if (z >= m) return 0;\n"
                            "    s += b[z];\n"
                            "    for (;;) {\n"
                            "        size_t child = 2 * z + 1;\n"
                            "        if (child >= m) break;\n"
                            "        s += b[child];\n"
                            "        z = child;\n"
                            "    }\n"
                            "    if (u < 100 && u + 2 < m) s += b[u + 1];\n"
                            "    return s + b[z];\n}\n";

/* With another condition in place of one of them it is refused. */
Test(elide, verifier_misses_each_condition_of_paths)
{
    struct low_unit *unit = elided(paths);
    struct low_function *f = unit->functions;
    struct low_value n = {.op = LOW_LOCAL, .type = LOW_U32, .local = f->parameters[1]};
    struct low_value zero = {.op = LOW_CONSTANT, .type = LOW_U32};
    struct low_value other = {.op = LOW_NE, .type = LOW_U32, .a = &n, .b = &zero};
    size_t conditions = 0;
    cr_assert_eq(count_claims_by(unit, true), 4);
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_stmt *stmt = f->stmts[i];
        if (stmt->kind != LOW_IF || !stmt->is_proof)
            continue;
        struct low_value *condition = stmt->a;
        stmt->a = &other;
        cr_expect(is_refused(unit), "condition of line %u", stmt->where.line);
        stmt->a = condition;
        conditions++;
    }
    cr_expect_eq(conditions, 4);
    cr_expect(!is_refused(unit));
}

Test(elide, verifier_believes_no_claim_by_paths)
{
    struct low_unit *unit =
        elided("int f" ARRAY "{ if (z < m) { z += k; return b[z]; } return b[u] + b[k]; }");
    struct low_function *f = unit->functions;
    size_t tried = 0;
    for (size_t i = 0; i < f->stmt_count; i++) {
        if (f->stmts[i]->kind != LOW_CHECK || f->stmts[i]->claim)
            continue;
        f->stmts[i]->claim = LOW_CLAIM_PATHS;
        cr_expect(is_refused(unit), "check %zu", i);
        f->stmts[i]->claim = 0;
        tried++;
    }
    cr_expect_geq(tried, 3);
    cr_expect(!is_refused(unit));
}

/* Checks that are made, in all. */
static size_t count_made(const struct low_unit *unit)
{
    size_t count = 0;
    for (const struct low_function *f = unit->functions; f; f = f->next)
        for (size_t i = 0; i < f->stmt_count; i++)
            count += f->stmts[i]->kind == LOW_CHECK && !f->stmts[i]->claim;
    return count;
}

#define INNER " for (u32 j = 0; j < i; j++) s ^= (int)j; } return s; }"

Test(elide, what_no_turn_changes_is_checked_in_front)
{
    struct low_unit *unit = elided("int f(const int *__counted_by(n) a, u32 n, u32 k, u32 m)"
                                   "{ int s = 0; for (u32 i = 0; i < m; i++) { s += a[k];" INNER);
    cr_expect_eq(count_made(unit), 1);
    cr_expect_eq(count_claims_by(unit, true), 1);
}

Test(elide, what_turns_change_or_do_before_stays)
{
    static const char *const fronts[] = {
        "{ s += a[k++];",                /* the index */
        "{ b[0] = s; s += a[k];",        /* something is seen when it faults */
        "{ if (s > 7) s = 1; s += a[k];" /* not every turn begins so */
    };
    for (size_t i = 0; i < sizeof fronts / sizeof *fronts; i++) {
        char *text;
        cr_assert(
            asprintf(&text,
                     "int f(const int *__counted_by(n) a, u32 n, int *__counted_by(1) b, u32 k,"
                     "u32 m) { int s = 0; for (u32 i = 0; i < m; i++) %s" INNER,
                     fronts[i]) > 0);
        struct low_unit *unit = elided(text);
        size_t at_end = 0;
        const struct low_function *f = unit->functions;
        while (f->next)
            f = f->next;
        for (size_t k = 0; k < f->stmt_count; k++)
            at_end += f->stmts[k]->kind == LOW_CHECK && !f->stmts[k]->claim &&
                      f->stmts[k]->check == LOW_CHECK_BOUNDS;
        cr_expect(at_end > 0, "%s", text);
        cr_expect_eq(count_made(unit), at_end, "%s", text);
    }
}
