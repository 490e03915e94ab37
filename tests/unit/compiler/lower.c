/* Lowering: the shape of what it makes, and the verifier, which must miss every check that is gone. */
#include "front.h"

#include "check/check.h"
#include "codegen/emit_c.h"
#include "lower/low.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

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
    low_verify(unit);
    low_fix_loads(unit);
    low_verify_loads(unit);
    return unit;
}

static char *printed(const struct low_unit *unit, void (*print)(const struct low_unit *, FILE *))
{
    char *text;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    print(unit, out);
    fclose(out);
    return text;
}

static void expect_c(const char *source, const char *wanted)
{
    char *text = printed(lowered(source), emit_c);
    cr_expect(strstr(text, wanted), "no `%s` in:\n%s", wanted, text);
}

static void expect_not_c(const char *source, const char *unwanted)
{
    char *text = printed(lowered(source), emit_c);
    cr_expect(!strstr(text, unwanted), "`%s` in:\n%s", unwanted, text);
}

static bool is_refused(const struct low_unit *unit)
{
    return front_panics(low_verify, unit);
}

static bool protects_memory(const struct low_stmt *stmt)
{
    if (stmt->kind != LOW_CHECK)
        return false;
    enum low_check check = stmt->check;
    return check == LOW_CHECK_NULL || check == LOW_CHECK_NULL_ENTRY || check == LOW_CHECK_BOUNDS ||
           check == LOW_CHECK_BOUNDS_FIXED || check == LOW_CHECK_VIEW_POSITION ||
           check == LOW_CHECK_BLOCK_POSITION || check == LOW_CHECK_COUNT_POSITION;
}

/* Whether one check can stand in for the other: the same question about the same locals. */
static bool asks_the_same(const struct low_stmt *a, const struct low_stmt *b)
{
    const struct low_local *a_base = a->base ? a->base->local : NULL;
    const struct low_local *b_base = b->base ? b->base->local : NULL;
    return protects_memory(b) && a->a->local == b->a->local && a->a->bits == b->a->bits &&
           a_base == b_base;
}

/* Takes each check away in turn, with those that ask the same; the verifier must see it. */
static unsigned drop_each(struct low_unit *unit)
{
    struct low_function *f = unit->functions;
    struct low_stmt nothing = {.kind = LOW_KEEP}, **all = f->stmts;
    unsigned dropped = 0;
    for (size_t i = 0; i < f->stmt_count; i++) {
        if (!protects_memory(all[i]) || all[i]->check == LOW_CHECK_NULL_ENTRY)
            continue;
        f->stmts = malloc(f->stmt_count * sizeof *all);
        for (size_t k = 0; k < f->stmt_count; k++)
            f->stmts[k] = asks_the_same(all[i], all[k]) ? &nothing : all[k];
        cr_expect(is_refused(unit), "%s of line %u dropped, not seen",
                  low_checks[all[i]->check].name, all[i]->where.line);
        free(f->stmts);
        f->stmts = all;
        dropped++;
    }
    cr_expect(!is_refused(unit));
    return dropped;
}

static const char accesses[] =
    "struct node { struct node *next; int v; int a[4]; };\n"
    "struct __plain word { u32 n; };\n"
    "int sum(struct node *p, int *__array q, int i, const u8 *__counted_by(n) __scope b, u64 n)\n"
    "{\n"
    "    int local[8] = {0};\n"
    "    int s = p->v + p->a[i] + q[i] + *q + local[i + 1];\n"
    "    p->next->a[i & 3] = q[i + 1];\n"
    "    for (int k = 0; k < 3; k++)\n"
    "        q[k] += i ? p->v : q[2];\n"
    "    s += (int)view(const struct word, b, i)->n;\n"
    "    copy(q + 1, q, 2);\n"
    "    return s + b[i];\n"
    "}\n";

Test(low_verify, sees_every_check_that_is_gone)
{
    cr_expect(drop_each(lowered(accesses)) >= 14);
}

/* The same checks with their operand changed afterwards. */
Test(low_verify, sees_an_operand_that_changes)
{
    struct low_unit *unit = lowered("int f(int *__array q, int i) { return q[i]; }");
    struct low_function *f = unit->functions;
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_stmt *check = f->stmts[i];
        if (check->kind != LOW_CHECK || check->check != LOW_CHECK_BOUNDS)
            continue;
        struct low_stmt set = {.kind = LOW_SET, .local = check->a->local, .a = check->b};
        struct low_stmt *stmts[100];
        cr_assert(f->stmt_count < 99);
        memcpy(stmts, f->stmts, (i + 1) * sizeof *stmts);
        stmts[i + 1] = &set;
        memcpy(stmts + i + 2, f->stmts + i + 1, (f->stmt_count - i - 1) * sizeof *stmts);
        f->stmts = stmts;
        f->stmt_count++;
        cr_expect(is_refused(unit));
        return;
    }
    cr_assert_fail("no bounds check");
}

/* A jump around the check. */
Test(low_verify, sees_a_path_around_the_check)
{
    struct low_unit *unit = lowered("int f(int *__array q, int i) { return q[i]; }");
    struct low_function *f = unit->functions;
    for (size_t i = 0; i < f->stmt_count; i++) {
        struct low_stmt *check = f->stmts[i];
        if (check->kind != LOW_CHECK || check->check != LOW_CHECK_BOUNDS)
            continue;
        uint32_t label = ++f->label_count;
        struct low_value zero = {.op = LOW_CONSTANT, .type = LOW_U32};
        struct low_stmt jump = {.kind = LOW_IF, .a = &zero, .label = label};
        struct low_stmt here = {.kind = LOW_LABEL, .label = label};
        struct low_stmt *stmts[100];
        memcpy(stmts, f->stmts, i * sizeof *stmts);
        stmts[i] = &jump;
        stmts[i + 1] = check;
        stmts[i + 2] = &here;
        memcpy(stmts + i + 3, f->stmts + i + 1, (f->stmt_count - i - 1) * sizeof *stmts);
        f->stmts = stmts;
        f->stmt_count += 2;
        cr_expect(is_refused(unit));
        return;
    }
    cr_assert_fail("no bounds check");
}

Test(low_verify, refuses_operands_of_two_types)
{
    struct low_unit *unit = lowered("u64 f(u64 a, u32 b) { return a + b; }");
    struct low_function *f = unit->functions;
    for (size_t i = 0; i < f->stmt_count; i++) {
        if (f->stmts[i]->kind == LOW_SET && f->stmts[i]->a->op == LOW_ADD)
            f->stmts[i]->a->b = f->stmts[i]->a->b->a;
    }
    cr_expect(is_refused(unit));
}

/* --- What the text must say ----------------------------------------------------------------------- */

Test(emit, one_unsigned_compare_per_index)
{
    const char *source = "int f(int *__array q, long i) { return q[i]; }";
    expect_c(source, ">= n_q)");
    expect_not_c(source, "< 0");
}

Test(emit, critical_words_are_read_once)
{
    const char *source = "struct s { u32 i; int a[4]; u32 n; };\n"
                         "int f(struct s *p) { u32 k = p->i; return p->a[k]; }\n"
                         "u32 g(struct s *p) { return p->n + 1; }";
    expect_c(source, "(*(volatile struct ");
    expect_not_c("struct s { u32 n; };\nvoid g(struct s *p) { p->n += p->n; }", "volatile");
    expect_c("static u32 k;\nint f(int *__array q) { return q[k]; }", "SPIN_ONCE(t");
    expect_c("int f(int *__array q, u64 *p) { return q[*p]; }", "SPIN_ONCE(t");
}

/* What is inlined leaves the local that it is lent in registers. */
Test(emit, words_of_lent_locals_are_not_volatile)
{
    expect_not_c("static int g(int *__array q, u32 *__scope at) { return q[(*at)++]; }\n"
                 "int f(int *__array q) { u32 i = 0; return g(q, &i) + g(q, &i); }",
                 "volatile");
    expect_c("struct s { u32 at; };\n"
             "static int g(int *__array q, struct s *s) { return q[s->at++]; }\n"
             "int f(int *__array q, struct s *s) { return g(q, s); }",
             "(*(volatile struct ");
}

/* Vectors need the loads of a sum left alone; an inlined caller may index with it. */
Test(emit, what_leaves_a_function_is_fixed_there)
{
    const char *sum = "u32 f(u32 *__array q, u32 n)\n"
                      "{ u32 s = 0; for (u32 i = 0; i < n; i++) s += q[i]; return s; }";
    expect_c(sum, "SPIN_ONCE(u_s);");
    expect_not_c(sum, "SPIN_ONCE(t");
    expect_c("double f(double *p) { return *p; }", "SPIN_ONCE_FLOAT(t");
    expect_c("static u32 g(u32 i) { return i; }\nu32 f(u32 *p) { return g(*p); }", "SPIN_ONCE(t");
    expect_not_c("u32 f(u32 n) { return n; }", "SPIN_ONCE");
}

Test(emit, references_are_read_once)
{
    expect_c(
        "struct s { struct s *next; };\nstruct s *__nullable f(struct s *p) { return p->next; }",
        "SPIN_ONCE(t1)");
}

Test(emit, bases_are_kept_after_loops)
{
    expect_c(
        "int f(int *__array q) { int s = 0; for (int i = 0; i < 9; i++) s += q[i]; return s; }",
        "SPIN_KEEP(b_q)");
}

Test(emit, a_function_that_returns_never_runs_off)
{
    expect_c("int f(int x) { while (x) x--; return 1; }", "spin_fault(");
    expect_not_c("void f(int x) { while (x) x--; }", "spin_fault(");
}

/* Of a constant size that is not made of words, or is one: no reference is half moved. */
Test(emit, blocks_of_small_constant_size_in_line)
{
#define F                                                                                          \
    "struct r { void *p; };\nvoid f(u8 *__array q, u8 *__array r, struct r *__array s, u64 n) "
    expect_c(F "{ copy(q, r, 6); }", "SPIN_BLOCK(memmove)(");
    expect_c(F "{ copy(s, s + 1, 1); }", "SPIN_BLOCK(memmove)(");
    expect_c(F "{ zero(q, 3); }", "SPIN_BLOCK(memset)(");
    expect_not_c(F "{ copy(s, s + 1, 2); zero(s, 3); }", "SPIN_BLOCK");
    expect_not_c(F "{ copy(q, r, n); zero(q, n); }", "SPIN_BLOCK");
    expect_not_c(F "{ copy(q, r, 65); zero(q, 65); }", "SPIN_BLOCK");
#undef F
    expect_c("struct w { void *p[20]; };\nvoid f(struct w *p) { struct w w = *p; *p = w; }",
             "SPIN_COPY_WORDS(");
}

Test(emit, names_cannot_meet)
{
    const char *source = "static int t1 = 1;\n"
                         "static int memcpy_x(int n_q) { int t1 = n_q; return t1; }\n"
                         "int f(void) { return memcpy_x(t1); }";
    expect_c(source, "u_memcpy_x(i32 u_n_q)");
    expect_c(source, "u1_t1");
}

Test(emit, large_structs_cross_by_address)
{
    const char *source = "struct big { double d; void *p; };\n"
                         "struct big f(struct big b) { return b; }\n"
                         "struct small { long a; void *p; };\n"
                         "struct small g(struct small s) { return s; }";
    expect_c(source, "static void u_f(void *r_unnamed, void * c_b)");
    expect_c(source, "_small u_s)");
}

Test(emit, padding_is_copied_and_stays_out_of_registers)
{
    const char *types = "struct odd { u8 a; u64 b; };\nstruct even { u64 a, b; };\n"
                        "union both { u8 a; u32 b; };\nstruct bits { u32 a : 3; };\n";
    const struct {
        const char *source, *expected;
    } cases[] = {
        {"void f(struct odd *p, struct odd *q) { *p = *q; }", "SPIN_COPY_WHOLE("},
        {"void f(union both *p, union both *q) { *p = *q; }", "SPIN_COPY_WHOLE("},
        {"void f(struct bits *p, struct bits *q) { *p = *q; }", "SPIN_COPY_WHOLE("},
        {"u8 f(struct odd s) { return s.a; }", "static u32 u_f(void * c_s)"},
        {"u8 f(union both u) { return u.a; }", "static u32 u_f(void * c_u)"},
        {"struct odd f(void); u8 g(void) { return f().a; }\n"
         "static struct odd s; struct odd f(void) { return s; }",
         "SPIN_CLEAR(m1)"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char source[512];
        snprintf(source, sizeof source, "%s%s", types, cases[i].source);
        expect_c(source, cases[i].expected);
    }
    const char *even = "struct even { u64 a, b; };\nstruct even f(struct even s) { return s; }";
    expect_not_c(even, "SPIN_COPY_WHOLE(");
    expect_not_c(even, "c_s)");
}

Test(emit, division_is_checked_unless_constant)
{
    expect_c("int f(int a, int b) { return a / b; }", "spin_fault(");
    expect_c("int f(int a) { return a / 7; }", "/ (i32)7u");
}

Test(emit, lines_are_the_users)
{
    char *text = printed(lowered("\n\nint f(int a)\n{\n    return a;\n}\n"), emit_c);
    cr_expect(strstr(text, "#line 6") || strstr(text, "#line 6 \"test.c\""), "%s", text);
}

Test(low_print, prints_checks_by_name)
{
    char *text = printed(lowered("int f(int *p) { return *p; }"), low_print);
    cr_expect(strstr(text, "check.NULL"), "%s", text);
}

Test(low_check, dropped_checks_are_not_inserted)
{
    cr_assert(low_drop_check("BOUNDS"));
    expect_not_c("int f(int *__array q, long i) { return q[i]; }", ">= n_q)");
    cr_expect(!low_drop_check("NO_SUCH_CHECK"));
}
