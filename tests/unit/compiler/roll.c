/* Loops that clang shall not unroll: which, and how they are printed. */
#include "check/check.h"
#include "codegen/emit_c.h"
#include "front.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct low_unit *rolled(const char *body)
{
    char *source;
    cr_assert(asprintf(&source,
                       "#include <spin/safe.h>\n"
                       "int f(int *__array q, int *__counted_by(m) r, u32 m, int n, u64 v)\n"
                       "{ int s = 0; %s return s; }",
                       body) > 0);
    struct front front = front_source(source);
    cr_assert(front.unit, "not parsed: %s", body);
    bool is_legal = check_unit(front.unit, front.diags);
    diag_flush(front.diags);
    cr_assert(is_legal, "refused: %s", body);
    struct low_unit *unit = lower_unit(front.unit, front.arena);
    low_keep_bases(unit);
    low_fix_loads(unit);
    low_roll_loops(unit);
    low_verify(unit);
    free(source);
    return unit;
}

static size_t marks(const char *body)
{
    const struct low_function *f = rolled(body)->functions;
    size_t found = 0;
    for (size_t i = 0; i < f->stmt_count; i++)
        found += f->stmts[i]->is_rolled;
    return found;
}

static void expect_text(const char *body, const char *wanted)
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    emit_c(rolled(body), out);
    fclose(out);
    cr_expect(strstr(text, wanted), "no `%s` in:\n%s", wanted, text);
    free(text);
}

Test(roll, loops_that_end_by_what_they_read)
{
    cr_expect_eq(marks("while (q[s] != n) s++;"), 2);
    cr_expect_eq(marks("do s++; while (q[s] != n);"), 2);
    cr_expect_eq(marks("for (int i = 0; i < n; i++) if (q[i] == 3) break;"), 2);
    cr_expect_eq(marks("for (int i = 0; i < n; i++) if (q[i] == 3) return i;"), 2);
    cr_expect_eq(marks("for (int i = n; i > 0 && q[i] == n; i--) s = i;"), 2);
    cr_expect_eq(
        marks("for (int i = 0; i < n; i++) switch (q[i]) { case 1: s++; break; case 2: goto out; }"
              " out:"),
        2);
}

Test(roll, loops_that_count)
{
    cr_expect_eq(marks("for (u32 i = 0; i < m; i++) s += r[i] * q[i];"), 0);
    cr_expect_eq(marks("for (int i = 0; i < n; i++) if (q[i] == 3) s++;"), 0);
    cr_expect_eq(marks("while (v-- > 0) s ^= q[v];"), 0);
    cr_expect_eq(marks("do s += q[n]; while (--n > 0);"), 0);
    cr_expect_eq(marks("for (int i = 0; i < 4; i++) if (q[i] == 3) return i;"), 0);
}

/* Only what has no loop inside and one jump back can be a `do .. while`; the outer ones are none here. */
Test(roll, loops_of_another_form)
{
    cr_expect_eq(marks("while (q[s]) { while (q[n]) n++; s++; }"), 2);
    cr_expect_eq(marks("again: s++; if (q[s]) goto again; if (q[s + 1]) goto again;"), 0);
    cr_expect_eq(marks("a: if (q[s]) goto out; b: s++; if (q[n]) goto a; if (q[m]) goto b; out:"),
                 2);
}

Test(roll, are_printed_as_loops)
{
    expect_text("while (q[s] != n) s++;", "SPIN_ROLLED do { L");
    expect_text("while (q[s] != n) s++;", "} while (1);");
}
