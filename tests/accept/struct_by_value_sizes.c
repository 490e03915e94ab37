// Structs of every size and content are passed and returned by value.
// expect: 1 1
// expect: 4 3
// expect: 8 3
// expect: 16 3
// expect: 16 3
// expect: 24 6
// expect: 8 3
// expect: 16 3
// expect: 3 6
// expect: 80 6
// expect: 16 3
#include <spin/safe.h>
#include <console.h>

struct s0 { i8 a; };
static int sum0(struct s0 s)
{
    return s.a;
}
static struct s0 make0(void)
{
    return (struct s0){1};
}
struct s1 { i16 a; i8 b; };
static int sum1(struct s1 s)
{
    return s.a + s.b;
}
static struct s1 make1(void)
{
    return (struct s1){1, 2};
}
struct s2 { int a, b; };
static int sum2(struct s2 s)
{
    return s.a + s.b;
}
static struct s2 make2(void)
{
    return (struct s2){1, 2};
}
struct s3 { i64 a; u8 b; };
static int sum3(struct s3 s)
{
    return s.a + s.b;
}
static struct s3 make3(void)
{
    return (struct s3){1, 2};
}
struct s4 { i64 a, b; };
static int sum4(struct s4 s)
{
    return s.a + s.b;
}
static struct s4 make4(void)
{
    return (struct s4){1, 2};
}
struct s5 { i64 a, b; int c; };
static int sum5(struct s5 s)
{
    return s.a + s.b + s.c;
}
static struct s5 make5(void)
{
    return (struct s5){1, 2, 3};
}
struct s6 { float a; int b; };
static int sum6(struct s6 s)
{
    return (int)s.a + s.b;
}
static struct s6 make6(void)
{
    return (struct s6){1, 2};
}
struct s7 { double a; i64 b; };
static int sum7(struct s7 s)
{
    return (int)s.a + s.b;
}
static struct s7 make7(void)
{
    return (struct s7){1, 2};
}
struct s8 { u8 a[3]; };
static int sum8(struct s8 s)
{
    return s.a[0] + s.a[1] + s.a[2];
}
static struct s8 make8(void)
{
    return (struct s8){{1, 2, 3}};
}
struct s9 { int a[20]; };
static int sum9(struct s9 s)
{
    return s.a[0] + s.a[1] + s.a[2];
}
static struct s9 make9(void)
{
    return (struct s9){{1, 2, 3}};
}
struct s10 { double a[2]; };
static int sum10(struct s10 s)
{
    return (int)s.a[0] + (int)s.a[1];
}
static struct s10 make10(void)
{
    return (struct s10){{1, 2}};
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d\n", (int)sizeof(struct s0), sum0(make0()));
    console_print(out, "%d %d\n", (int)sizeof(struct s1), sum1(make1()));
    console_print(out, "%d %d\n", (int)sizeof(struct s2), sum2(make2()));
    console_print(out, "%d %d\n", (int)sizeof(struct s3), sum3(make3()));
    console_print(out, "%d %d\n", (int)sizeof(struct s4), sum4(make4()));
    console_print(out, "%d %d\n", (int)sizeof(struct s5), sum5(make5()));
    console_print(out, "%d %d\n", (int)sizeof(struct s6), sum6(make6()));
    console_print(out, "%d %d\n", (int)sizeof(struct s7), sum7(make7()));
    console_print(out, "%d %d\n", (int)sizeof(struct s8), sum8(make8()));
    console_print(out, "%d %d\n", (int)sizeof(struct s9), sum9(make9()));
    console_print(out, "%d %d\n", (int)sizeof(struct s10), sum10(make10()));
    return 0;
}
