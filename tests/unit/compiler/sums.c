/* Indices that are printed as sums: which, how, and that the proof sees one that is another number. */
#include "check/check.h"
#include "codegen/emit_c.h"
#include "front.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct low_unit *spelled(const char *body)
{
    char *source;
    cr_assert(asprintf(&source,
                       "#include <spin/safe.h>\n"
                       "struct s { u32 k, a[8]; };\n"
                       "void f(u32 *__array q, struct s *p, size_t i, u32 u, int n) { %s }",
                       body) > 0);
    struct front front = front_source(source);
    cr_assert(front.unit, "not parsed: %s", body);
    bool is_legal = check_unit(front.unit, front.diags);
    diag_flush(front.diags);
    cr_assert(is_legal, "refused: %s", body);
    struct low_unit *unit = lower_unit(front.unit, front.arena);
    low_keep_bases(unit);
    low_elide(unit);
    low_verify(unit);
    low_fix_loads(unit);
    low_spell_sums(unit);
    low_verify_sums(unit);
    free(source);
    return unit;
}

static void expect_text(const char *body, const char *wanted, bool is_wanted)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    emit_c(spelled(body), out);
    fclose(out);
    cr_expect_eq(strstr(text, wanted) != NULL, is_wanted, "%s`%s` in:\n%s", is_wanted ? "no " : "",
                 wanted, text);
    free(text);
}

Test(sums, have_their_constant_last)
{
    expect_text("q[i + 2] = 1;", "(((u32 *)b_q) + ((u64)i_q + (u_i + 0ul)))[(i64)2ul] = ", true);
    expect_text("q[i + 3] = q[i - 1];", ")[(i64)18446744073709551615ul];", true);
    expect_text("q[n + 1] = 1;", "(i64)(i32)(u32)u_n) + 0ul)))[(i64)1ul] = ", true);
    expect_text("q[2 * i + 1 + 4] = 1;", ")[(i64)5ul] = ", true);
    expect_text("q[i - (i / 2 - 3)] = 1;", ")[(i64)3ul] = ", true);
    expect_text("q += 5; q[0] = 1;", ")[(i64)", false);
    expect_text("p->a[i + 1] = 1;", ".f_a + (u_i + 0ul))[(i64)1ul] = ", true);
}

Test(sums, are_not_what_they_were)
{
    expect_text("q[i] = 1;", ")[(i64)", false);
    expect_text("q[u + 1] = 1;", ")[(i64)", false); /* wraps at 32 bits */
    expect_text("size_t k = i + 1; i++; q[k] = 1;", ")[(i64)", false);
    expect_text("size_t k = i + 1; if (u) k = 3; p->a[k] = 1;", ")[(i64)", false);
    expect_text("size_t k = i + 1; while (u--) p->a[k] = 1;", ")[(i64)", false);
}

static bool is_refused(const struct low_unit *unit)
{
    return front_panics(low_verify_sums, unit);
}

/* Another sum, an operand that changes in between, another path to the access. */
Test(sums, the_proof_sees_another_number)
{
    struct low_unit *unit = spelled("p->a[i + 1] = 1; p->a[u + (u64)2] = 2;");
    struct low_function *f = unit->functions;
    size_t found = 0;
    for (size_t i = 1; i < f->stmt_count; i++) {
        struct low_place *place = f->stmts[i]->place;
        struct low_step *step = place && place->step_count ? &place->steps[1] : NULL;
        if (!step || !step->sum)
            continue;
        const struct low_value *sum = step->sum;
        struct low_stmt *before = f->stmts[i - 1];
        struct low_local *mentioned = sum->a->local ? sum->a->local : sum->a->a->local;
        struct low_stmt set = {.kind = LOW_SET, .local = mentioned, .a = sum->a};
        struct low_stmt label = {.kind = LOW_LABEL, .label = 1};
        f->stmts[i - 1] = &set;
        cr_expect(is_refused(unit));
        f->stmts[i - 1] = &label;
        cr_expect(is_refused(unit));
        f->stmts[i - 1] = before;
        struct low_value other = *sum;
        step->sum = &other;
        cr_expect(is_refused(unit));
        step->sum = sum;
        found++;
    }
    cr_expect_eq(found, 2);
    cr_expect(!is_refused(unit));
}

/* What is printed is the index only as long as addresses wrap like numbers: no promise in the back end's own
 * language that the sum before the constant stays inside the object. */
Test(sums, addresses_wrap)
{
    front_folder();
    FILE *file = fopen("sum.c", "w");
    cr_assert(file);
    fputs("extern int a[4];\nint f(int *p, long i) { return (p + i)[1] + (a + i)[2]; }\n", file);
    fclose(file);
    FILE *out = popen("clang-19 -O0 -std=gnu17 -fwrapv -S -emit-llvm -o - sum.c", "r");
    char line[1000];
    size_t sums = 0;
    while (fgets(line, sizeof line, out)) {
        cr_expect(!strstr(line, "getelementptr inbounds i32"), "%s", line);
        sums += strstr(line, "getelementptr i32, ptr") != NULL;
    }
    cr_expect_eq(pclose(out), 0);
    cr_expect(sums >= 4);
}
