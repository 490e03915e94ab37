/* Bounds and layouts: what annotations say, what a front end that lies may not. */
#include "front.h"

#include "check/check.h"

#include <criterion/criterion.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define PRELUDE "#include <spin/safe.h>\n"

static struct front checked(const char *text)
{
    struct front front = front_source(text);
    cr_assert(front.unit && check_unit(front.unit, front.diags), "%s", text);
    return front;
}

/* The bound of the first parameter of the last procedure. */
static const struct expr *bound_of(const char *text)
{
    struct front front = checked(text);
    const struct decl *last = front.unit->decls[front.unit->decl_count - 1];
    return type_strip(last->type->parameters[0].type)->reference.bound;
}

Test(check_bounds, constants_are_folded)
{
    const struct expr *bound = bound_of(
        PRELUDE "enum { N = 3 };\n#define M 2\n"
                "int f(int *__counted_by(N * (M + 1) - sizeof(u32)) p) { return p[0]; }\n");
    cr_assert(bound && bound->kind == EXPR_INTEGER);
    cr_expect(bound->integer == 5);
}

Test(check_bounds, parameters_are_named_by_index)
{
    const struct expr *bound =
        bound_of(PRELUDE "int f(int *__counted_by(w * h) p, u32 w, u64 h) { return p[w + h]; }\n");
    cr_assert(bound && bound->kind == EXPR_BINARY && bound->op == OP_MUL);
    cr_expect(bound->a->kind == EXPR_CONVERT && bound->a->a->decl->index == 1);
    cr_expect(bound->b->kind == EXPR_CONVERT && bound->b->a->decl->index == 2);
    cr_expect(bound->type->size == 8 && bound->type->is_signed);
}

Test(check_bounds, array_parameters_are_counted)
{
    const struct expr *bound = bound_of("int f(int a[4]) { return a[3]; }\n");
    cr_assert(bound && bound->kind == EXPR_INTEGER);
    cr_expect(bound->integer == 4);
    bound = bound_of("int f(int n, int a[n]) { return a[n - 1]; }\n");
    cr_expect(!bound); /* that of n */
}

Test(check_bounds, a_field_counts_whatever_the_order)
{
    expect_checked(PRELUDE "struct s { int *__counted_by(n) p; unsigned n; };\n"
                           "int f(struct s *s) { return s->p[0]; }\n",
                   "convert load : int * wide", NULL);
}

Test(check_bounds, names_that_mean_nothing)
{
    expect_check_error(PRELUDE "int f(int *__counted_by(m) p, int n) { return p[n]; }\n", "BND-01",
                       2);
    expect_check_error(PRELUDE "int f(int *__counted_by(n) p, double n) { return p[(int)n]; }\n",
                       "BND-01", 2);
    expect_check_error(PRELUDE "int f(int *__counted_by(n +) p, int n) { return p[n]; }\n",
                       "BND-01", 2);
    expect_check_error(PRELUDE "int f(int *__counted_by(9999999999999999999) p) { return p[0]; }\n",
                       "BND-01", 2);
}

Test(check_bounds, parentheses_end)
{
    char text[600] = PRELUDE "int f(int *__counted_by(";
    for (int i = 0; i < 100; i++)
        strcat(text, "(");
    strcat(text, "1");
    for (int i = 0; i < 100; i++)
        strcat(text, ")");
    strcat(text, ") p) { return p[0]; }\n");
    expect_check_error(text, "BND-01", 2);
}

/* The struct of a text whose layout somebody changed between the front end and the checks. */
static struct front front_with_struct(struct tag **tag)
{
    struct front front = front_source("struct s { char c; void *p; short n : 3; };\n"
                                      "int f(struct s *s) { return s->n; }\n");
    cr_assert(front.unit);
    for (size_t i = 0; i < front.unit->tag_count; i++)
        *tag = front.unit->tags[i];
    return front;
}

Test(check_bounds, layouts_are_computed_again)
{
    struct tag *tag;
    struct front front = front_with_struct(&tag);
    cr_expect(check_unit(front.unit, front.diags));
    front = front_with_struct(&tag);
    tag->fields[1].offset = 4;
    cr_expect(!check_unit(front.unit, front.diags));
    front = front_with_struct(&tag);
    tag->size = 16;
    cr_expect(!check_unit(front.unit, front.diags));
    front = front_with_struct(&tag);
    tag->align = 1;
    cr_expect(!check_unit(front.unit, front.diags));
    front = front_with_struct(&tag);
    tag->fields[2].bit_offset = 15;
    cr_expect(!check_unit(front.unit, front.diags));
}

Test(check_bounds, layouts_of_every_sort)
{
    checked(PRELUDE "struct a { char c; short s; int i; long l; float f; double d; _Bool b; };\n"
                    "struct b { u32 x : 3, y : 30, : 0, z : 1; u64 w : 40, v : 30; char c; };\n"
                    "union u { char c[5]; int i; double a; }; struct __plain p { u8 a; u64 b; };\n"
                    "struct c { struct a a[2]; union u u; struct p p; enum { X } e; char t[3]; };\n"
                    "struct d { u16 a : 9, b : 9; u8 c : 1; int : 5; char d; int e : 20; };\n"
                    "int f(struct a *a, struct b *b, struct c *c, struct d *d)\n"
                    "{ return a->i + (int)b->x + c->e + d->e; }\n");
}

/* Passes recurse over the tree of a bound: it must not be as deep as a text is long. */
static bool is_bound_of(size_t operands)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    fputs(PRELUDE "int f(int *__counted_by(n", out);
    for (size_t i = 1; i < operands; i++)
        fputs(" + n", out);
    fputs(") p, int n) { return 0; }\n", out);
    fclose(out);
    struct front front = front_source(text);
    bool is_good = front.unit && check_unit(front.unit, front.diags);
    cr_assert(is_good || diag_get(front.diags, 0)->code == DIAG_BND_01);
    free(text);
    return is_good;
}

Test(check_bounds, a_bound_has_at_most_256_operands)
{
    cr_expect(is_bound_of(256));
    cr_expect(!is_bound_of(257));
}
