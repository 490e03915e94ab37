/* Initialiser lists: from the list as written to items with offsets. */
#include "front.h"

#include "check/check.h"

#include <criterion/criterion.h>
#include <stdarg.h>

/* Expects that the variable `v` of the text has items at exactly these offsets; -1 ends. */
static void expect_offsets(const char *text, ...)
{
    struct front front = front_source(text);
    cr_assert(front.unit && check_unit(front.unit, front.diags), "refused: %s", text);
    const struct decl *v = front.unit->decls[front.unit->decl_count - 1];
    cr_assert(v->initialiser && v->initialiser->kind == EXPR_LIST, "%s", text);
    va_list offsets;
    va_start(offsets, text);
    size_t n = 0;
    for (int offset; (offset = va_arg(offsets, int)) >= 0; n++) {
        cr_assert(n < v->initialiser->item_count, "%s", text);
        cr_expect((int)v->initialiser->items[n].offset == offset, "%s: item %zu at %d", text, n,
                  (int)v->initialiser->items[n].offset);
    }
    va_end(offsets);
    cr_expect(n == v->initialiser->item_count, "%s", text);
}

Test(check_lists, arrays)
{
    expect_offsets("static int v[4] = {1, 2};", 0, 4, -1);
    expect_offsets("static int v[4] = {[2] = 1, 2};", 8, 12, -1);
    expect_offsets("static int v[4] = {1, [3] = 2, [1] = 3, 4};", 0, 12, 4, 8, -1);
    expect_offsets("static int v[4] = {};", -1);
}

Test(check_lists, braces_may_be_left_out)
{
    expect_offsets("static int v[2][3] = {1, 2, 3, 4};", 0, 4, 8, 12, -1);
    expect_offsets("static int v[2][3] = {{1}, 2, 3};", 0, 12, 16, -1);
    expect_offsets(
        "struct p { int x, y; }; static struct { struct p a[2]; int z; } v = {1, 2, 3, 4, 5};", 0,
        4, 8, 12, 16, -1);
    expect_offsets("struct p { int x, y; }; static struct p v[2] = {1, 2, {3}};", 0, 4, 8, -1);
}

Test(check_lists, designators_go_on_behind)
{
    expect_offsets("struct p { int x, y; }; static struct { struct p a, b; } v = {.a.y = 1, 2};", 4,
                   8, -1);
    expect_offsets("static struct { int a[3]; int b; } v = {.a[1] = 1, 2, 3};", 4, 8, 12, -1);
    expect_offsets("static struct { int k; struct { int x, y; }; int z; } v = {.x = 1, 2, 3};", 4,
                   8, 12, -1);
    expect_offsets("static struct { int a, b; } v[3] = {[1].b = 1, 2};", 12, 16, -1);
}

Test(check_lists, strings)
{
    expect_offsets("static char v[4] = \"abc\";", 0, -1);
    expect_offsets("static char v[4] = {\"abc\"};", 0, -1);
    expect_offsets("static char v[3] = \"abc\";", 0, -1);
    expect_offsets("static const char v[2][4] = {\"a\", \"b\"};", 0, 4, -1);
    expect_offsets("static struct { int n; char s[4]; int m; } v = {1, \"ab\", 2};", 0, 4, 8, -1);
}

Test(check_lists, unions_have_one_member)
{
    expect_offsets("static union { int i; char c[8]; } v = {1};", 0, -1);
    expect_offsets("static union { int i; char c[8]; } v = {.c = {1, 2}};", 0, 1, -1);
    expect_offsets("static struct { union { int i; float f; } u; int n; } v = {{.f = 1}, 2};", 0, 4,
                   -1);
    expect_offsets("static struct { union { int i; float f; } u; int n; } v = {1, 2};", 0, 4, -1);
}

Test(check_lists, unnamed_bit_fields_are_passed)
{
    expect_offsets("static struct { int a : 3; int : 5; int b : 4; int c; } v = {1, 2, 3};", 0, 0,
                   4, -1);
}

Test(check_lists, values_of_structs)
{
    struct front front = front_source(
        "struct p { int x, y; }; struct q { struct p a; int z; };\n"
        "int f(struct p p) { struct q q = {p, 3}; struct q r = {.a = p}; return q.z + r.z; }");
    cr_assert(front.unit && check_unit(front.unit, front.diags));
    const struct decl *f = front.unit->decls[front.unit->decl_count - 1];
    const struct expr *list = f->body->list[0]->decls[0]->initialiser;
    cr_expect(list->item_count == 2 && list->items[1].offset == 8);
}

Test(check_lists, too_many)
{
    expect_check_error("static int v[2] = {1, 2, 3};", "INI-01", 1);
    expect_check_error("static int v[2][2] = {{1, 2, 3}};", "INI-01", 1);
    expect_check_error("static int v[2][2] = {1, 2, 3, 4, 5};", "INI-01", 1);
    expect_check_error("static union { int i; float f; } v = {1, 2};", "INI-01", 1);
    expect_check_error("static char v[2] = \"abc\";", "INI-02", 1);
}
