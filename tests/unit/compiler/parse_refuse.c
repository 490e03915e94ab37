/* What the front end refuses: each with one error at its place. */
#include "front.h"

#include <criterion/criterion.h>

Test(parse_refuse, words_outside_the_dialect)
{
    expect_error("int f(void) {\n  __asm__(\"nop\"); return 0; }", "SUB-01", 2, 3);
    expect_error("int f(int x) { return _Generic(x, int: 1, default: 2); }", "SUB-01", 1, 23);
    expect_error("_Thread_local int x;", "SUB-01", 1, 1);
    expect_error("_Atomic int x;", "SUB-01", 1, 1);
    expect_error("_Complex double x;", "SUB-01", 1, 1);
    expect_error("__int128 x;", "SUB-01", 1, 1);
    expect_error("int f(int x) { return __builtin_popcount(x); }", "SUB-01", 1, 23);
    expect_error("#define W(x) __a##x\nint f(void) { W(sm__)(\"nop\"); return 0; }", "SUB-01", 2,
                 15);
    expect_error("[[gnu::noinline]] int f(void);", "SUB-01", 1, 1);
}

Test(parse_refuse, statements_and_declarations)
{
    expect_error("int f(int n) { switch (n) { case 1 ... 3: return 1; } return 0; }", "SUB-01", 1,
                 29);
    expect_error("int f(n) int n; { return n; }", "SUB-01", 1, 1);
    expect_error("int f(void) { int g(int); return 0; }", "SUB-01", 1, 15);
    expect_error("int f(void) { extern int x; return 0; }", "SUB-01", 1, 15);
    expect_error("int f(void) { int g(void) { return 1; } return 0; }", "C-01", 1, 27);
    expect_error("int f(void) { void *p = &&x; x: return 0; }", "SUB-01", 1, 25);
    expect_error("int f(void) { return missing; }", "C-01", 1, 22);
    expect_error("int f(void) { return missing(); }", "C-01", 1, 22);
}

Test(parse_refuse, types)
{
    expect_error("long double x;", "SUB-02", 1, 1);
    expect_error("int f(int n) { int a[n]; return sizeof a; }", "SUB-02", 1, 16);
    expect_error("int f(int n, int a[n][n]);", "SUB-02", 1, 14);
    expect_error("int f(int a[static 3]);", "SUB-02", 1, 13);
    expect_error("int f(int a[*]);", "SUB-02", 1, 13);
    expect_error("struct s { long double x; };", "SUB-02", 1, 12);
    expect_error("enum e { A = 0xffffffffffffffff, B = -1 };", "C-01", 1, 0);
}

Test(parse_refuse, attributes_that_reach_nothing)
{
    expect_error("int x __attribute__((nosuch));", "SUB-04", 1, 22);
    expect_error("typedef int v __attribute__((address_space(1))); v *p;", "SUB-04", 1, 30);
    expect_error("enum e { A __attribute__((deprecated)) };", "SUB-04", 1, 27);
    expect_error("int f(void) { here: __attribute__((unused)); return 0; }", "SUB-04", 1, 36);
    expect_tree(
        "int f(int x) { switch (x) { case 1: x++; __attribute__((fallthrough)); case 2: x--; }\n"
        "return x; } __attribute__((warn_unused_result, deprecated)) int g(void);",
        "function g : int (void) [[warn_unused_result]] [[deprecated]]", NULL);
}

Test(parse_refuse, annotations_before_a_star)
{
    expect_error("#include <spin/safe.h>\nvoid f(u8 __array *p);", "SUB-03", 2, 11);
    expect_error("#include <spin/safe.h>\nstruct s { int *__counted_by(n) *p; int n; };", "SUB-03",
                 2, 17);
    expect_tree("#include <spin/safe.h>\nu8 *__array a[4]; __functional int *g(void);\n"
                "u8 *__array (*h)(int *__scope);\n",
                "variable a : u8 *[4] @array", NULL);
}

Test(parse_refuse, literals)
{
    expect_error("const char *a = L\"x\";", "SUB-01", 1, 17);
    expect_error("int a = 'ab';", "SUB-01", 1, 9);
    expect_error("int a = L'a';", "SUB-01", 1, 9);
    expect_error("const char *a = \"\\q\";", "SUB-01", 1, 17);
    expect_error("int a[] = { [0 ... 2] = 1 };", "SUB-01", 1, 13);
    expect_error("struct s { int x; } a = { x: 1 };", "SUB-01", 1, 27);
}
