/* Calls that are replaced by what they do: which ones, and what is left of who is called no more. */
#include "check/check.h"
#include "front.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <string.h>

static struct low_unit *inlined(const char *text)
{
    char *source;
    cr_assert(asprintf(&source, "#include <spin/safe.h>\n%s", text) > 0);
    struct front front = front_source(source);
    cr_assert(front.unit, "not parsed: %s", text);
    bool is_legal = check_unit(front.unit, front.diags);
    diag_flush(front.diags);
    cr_assert(is_legal, "refused: %s", text);
    struct low_unit *unit = lower_unit(front.unit, front.arena);
    low_inline(unit);
    low_keep_bases(unit);
    low_verify(unit);
    return unit;
}

static const struct low_function *function_of(const struct low_unit *unit, const char *name)
{
    for (const struct low_function *f = unit->functions; f; f = f->next)
        if (strcmp(f->decl->name, name) == 0)
            return f;
    cr_assert_fail("no function %s", name);
    return NULL;
}

static size_t statements(const struct low_unit *unit, const char *name, enum low_stmt_kind kind)
{
    const struct low_function *f = function_of(unit, name);
    size_t count = 0;
    for (size_t i = 0; i < f->stmt_count; i++)
        count += f->stmts[i]->kind == kind;
    return count;
}

static void expect_calls(const char *text, size_t count)
{
    size_t found = statements(inlined(text), "f", LOW_CALL);
    cr_expect_eq(found, count, "%zu calls instead of %zu: %s", found, count, text);
}

#define LOOP "for (int k = 0; k < n; k++) s += k * n;"
#define LARGE                                                                                      \
    "static int g(int *__array a, int n) { int s = 0; " LOOP LOOP LOOP LOOP LOOP LOOP LOOP LOOP    \
    " a[0] = a[1] + a[2]; a[3] = a[4] + a[5]; a[6] = a[7] + a[8]; a[9] = a[1] + a[10];"            \
    " a[0] = a[1] + a[2]; a[3] = a[4] + a[5]; a[6] = a[7] + a[8]; a[9] = a[1] + a[10];"            \
    " a[0] = a[1] + a[2]; a[3] = a[4] + a[5]; a[6] = a[7] + a[8]; a[9] = a[1] + a[10];"            \
    " a[0] = a[1] + a[2]; a[3] = a[4] + a[5]; a[6] = a[7] + a[8]; a[9] = a[1] + a[10]; return s; " \
    "}"

Test(inline, small_functions_go_into_every_caller)
{
    expect_calls("static int g(int n) { return n + 1; }"
                 "int f(int n) { return g(n) + g(g(n)); }",
                 0);
    expect_calls("static int h(int n) { return n + 1; }"
                 "static void g(int *__scope p) { *p = h(*p); }"
                 "int f(int n) { g(&n); return n; }",
                 0);
}

Test(inline, large_ones_into_the_only_caller)
{
    expect_calls(LARGE "int f(int *__array a) { return g(a, 4); }", 0);
    expect_calls(LARGE "int f(int *__array a) { return g(a, 4) + g(a, 5); }", 2);
}

Test(inline, what_calls_itself_stays)
{
    expect_calls("static int g(int n) { return n ? g(n - 1) : 0; }"
                 "int f(int n) { return g(n); }",
                 1);
    expect_calls("static int h(int n); static int g(int n) { return n ? h(n - 1) : 0; }"
                 "static int h(int n) { return n > 3 ? g(n - 2) : 1; }"
                 "int f(int n) { return g(n); }",
                 1);
}

Test(inline, what_is_passed_or_returned_as_a_struct_stays)
{
    expect_calls("struct s { int a, b; }; static struct s g(int n) { return (struct s){n, n}; }"
                 "int f(int n) { return g(n).a; }",
                 1);
    expect_calls("static int *__counted_by(n) g(int n) { return new_array(int, n); }"
                 "int f(int n) { return g(n)[0]; }",
                 1);
}

Test(inline, what_others_can_call_stays_where_it_is)
{
    struct low_unit *unit =
        inlined("typedef int (*step)(int); static int g(int n) { return n + 1; }"
                "static int h(int n) { return n + 2; }"
                "int f(int n) { step s = g; return s(n) + h(n); }");
    cr_expect_eq(statements(unit, "f", LOW_CALL), 1);
    cr_expect(function_of(unit, "g")->stmt_count > 1);
    cr_expect_eq(function_of(unit, "h")->stmt_count, 1);
    cr_expect_eq(statements(unit, "h", LOW_FAULT), 1);
}

Test(inline, locals_are_cleared_at_each_call)
{
    struct low_unit *unit = inlined("static int g(int n) { int s; if (n > 4) s = n; return s; }"
                                    "int f(int n) { int t = 0; while (n-- > 0) t += g(n);"
                                    " return t; }");
    const struct low_function *f = function_of(unit, "f");
    size_t clears = 0, loop = 0;
    for (size_t i = 0; i < f->stmt_count; i++) {
        const struct low_stmt *stmt = f->stmts[i];
        loop += stmt->kind == LOW_LABEL;
        clears += loop && stmt->kind == LOW_SET && strstr(stmt->local->name, "_u_s") &&
                  stmt->a->op == LOW_CONSTANT;
    }
    cr_expect_eq(clears, 1);
}

Test(inline, a_result_that_is_a_number_leads_past_the_condition)
{
    struct low_unit *unit = inlined("static int g(int n) { if (n < 3) return 0; return 1; }"
                                    "int f(int n) { if (g(n)) return 7; return 8; }");
    cr_expect_eq(statements(unit, "f", LOW_IF), 1);
}
