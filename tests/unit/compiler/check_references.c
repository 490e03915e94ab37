/* Typing of references: kinds of locals, conversions, intrinsics. */
#include "front.h"

#include "check/check.h"

#include <criterion/criterion.h>
#include <string.h>

#define PRELUDE "#include <spin/safe.h>\n"

Test(check_references, locals_take_the_kind_of_what_they_hold)
{
    expect_checked(PRELUDE "void f(int *__array a, int *o, int k)\n"
                           "{ int *w = a, *x = o, *y = &k, *z = a; z = y; (void)w, (void)x; }\n",
                   "variable w : int * wide", "variable x : int * object",
                   "variable y : int * object scope", "variable z : int * wide scope", NULL);
}

Test(check_references, a_mix_of_object_and_array_is_wide_and_scope)
{
    expect_checked(PRELUDE "void f(int *__array a, int *o) { int *p = a; p = o; }\n",
                   "variable p : int * wide scope", "convert one : int * wide scope", NULL);
}

Test(check_references, kinds_spread_in_any_order)
{
    expect_checked(PRELUDE "void f(int k) { int *p = 0, *q = 0, *r = 0;\n"
                           "p = q; q = r; r = &k; }\n",
                   "variable p : int * object scope", "variable q : int * object scope",
                   "variable r : int * object scope", NULL);
}

Test(check_references, static_procedures_take_scope_from_their_calls)
{
    expect_checked(PRELUDE "static int get(int *p) { return *p; }\n"
                           "int f(int k) { return get(&k); }\n",
                   "parameter p : int * object scope", NULL);
}

Test(check_references, procedures_that_are_values_do_not)
{
    expect_check_error(PRELUDE "static int get(int *p) { return *p; }\n"
                               "typedef int (*op)(int *);\n"
                               "int f(int k) { op g = get; return get(&k) + g(0); }\n",
                       "SCP-01", 4);
}

Test(check_references, null_and_char_defaults)
{
    expect_checked(PRELUDE "struct s { const char *name; char *__array text; int *one; };\n"
                           "void f(struct s *s, const char *__scope c) { s->name = 0; (void)c; }\n",
                   "+0 name : const char * array", "+16 one : int * object",
                   "parameter c : const char * object scope @scope",
                   "convert null : const char * array", NULL);
}

Test(check_references, arguments_are_counted)
{
    expect_checked(PRELUDE "static int g(const int *__counted_by(n) __scope p, int n)\n"
                           "{ return p[n - 1]; }\n"
                           "int f(int *__array a, int *o) { return g(a, 3) + g(o, 1); }\n",
                   "convert to-counted : const int * counted scope bound=n",
                   "convert one : const int * wide scope", NULL);
}

Test(check_references, a_struct_goes_to_its_first_member)
{
    expect_checked(PRELUDE
                   "struct a { int x; }; struct b { struct a a; }; struct c { struct b b; };\n"
                   "void f(struct c *c) { struct a *a = (struct a *)c; (void)a; }\n",
                   "convert to-base : struct a * object", NULL);
}

Test(check_references, address_of_an_element_is_a_sum)
{
    expect_checked(PRELUDE "static int get(int *__scope p) { return *p; }\n"
                           "int f(int *__array a, int i) { return get(&a[i]); }\n",
                   "binary + : int * wide", "convert to-scope : int * object scope", NULL);
}

Test(check_references, address_of_a_global_struct_is_an_object)
{
    struct front front = front_source("struct s { int x; }; static struct s s; static int n;\n"
                                      "struct s *f(void) { n++; return &s; }\n");
    cr_assert(front.unit && check_unit(front.unit, front.diags));
    for (size_t i = 0; i < front.unit->decl_count; i++) {
        const struct decl *decl = front.unit->decls[i];
        if (decl->kind == DECL_VARIABLE)
            cr_expect(decl->is_object == (strcmp(decl->name, "s") == 0), "%s", decl->name);
    }
}

Test(check_references, intrinsics)
{
    expect_checked(PRELUDE
                   "struct s { int x; }; struct __plain v { u8 b[4]; };\n"
                   "u64 f(void *p, u8 *__array a) { struct s *s = new(struct s);\n"
                   "int *n = new_array(int, 3); s = is(struct s, p) ? as(struct s, p) : s;\n"
                   "n = as_array(int, p); (void)view(struct v, a, 4)->b[0];\n"
                   "return lenof(sub(a, 1, 2)) + ptr_hash(s) + lenof(n); }\n",
                   "variable s : struct s * object", "variable n : int * wide", NULL);
}

Test(check_references, as_keeps_const)
{
    expect_check_error(PRELUDE "struct s { int x; };\n"
                               "void f(const void *p) { as(struct s, p)->x = 1; }\n",
                       "CON-03", 3);
}

Test(check_references, one_mistake_one_error)
{
    expect_check_error(PRELUDE "struct s { struct s *next; };\n"
                               "void f(struct s *s) { s = (s + 1)->next->next; }\n",
                       "PTR-01", 3);
}

Test(check_references, nothing_is_dropped_from_the_users_compiler)
{
    cr_expect(!check_drop("object_arithmetic"));
    cr_expect_str_eq(check_name(0), "object_arithmetic");
    cr_expect_str_eq(check_code(0), "PTR-01");
    size_t n = 0;
    while (check_name(n))
        n++;
    cr_expect(n > 100 && !check_code(n));
}
