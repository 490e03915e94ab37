// Structs whose words are integers, floats and both, in either order: by value, there and back.
// expect: 1.5 6.25 30 14
// expect: 32.5 0.75 21
// expect: q 1.25 -1 -2 7 2.5
#include <console.h>

struct if_ {
    int i;
    float f;
};
struct fi {
    float f;
    int i;
};
struct ff {
    float a, b;
};
struct fff {
    float a, b, d;
};
struct di {
    double d;
    int i;
};
struct id {
    int i;
    double d;
};
struct dd {
    double a, b;
};
struct ffi {
    float a, b;
    int i;
};
struct ifd {
    int i;
    float f;
    double d;
};
struct cd {
    char k;
    double d;
};
static double f1(struct if_ s)
{
    return s.i + s.f;
}
static double f2(struct fi s)
{
    return s.i * 2 + s.f;
}
static double f3(struct ff s, struct ff t)
{
    return s.a + s.b * 2 + t.a * 3 + t.b * 4;
}
static double f4(struct fff s)
{
    return s.a + s.b * 2 + s.d * 3;
}
static double f5(struct di s, struct id t)
{
    return s.d + s.i * 2 + t.i * 3 + t.d * 4;
}
static double f6(struct dd s)
{
    return s.a - s.b;
}
static double f7(struct ffi s, struct ifd t)
{
    return s.a + s.b + s.i + t.i + t.f + t.d;
}
static struct cd f8(char k, double d)
{
    return (struct cd){k, d};
}
static struct ff turn(struct ff s)
{
    return (struct ff){s.b, -s.a};
}
static struct id swap(struct di s)
{
    return (struct id){s.i, s.d};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%g %g %g %g\n", f1((struct if_){1, 0.5f}), f2((struct fi){0.25f, 3}),
                  f3((struct ff){1, 2}, (struct ff){3, 4}), f4((struct fff){1, 2, 3}));
    console_print(c, "%g %g %g\n", f5((struct di){1.5, 2}, (struct id){3, 4.5}),
                  f6((struct dd){1, 0.25}), f7((struct ffi){1, 2, 3}, (struct ifd){4, 5, 6}));
    struct cd k = f8('q', 1.25);
    struct ff t = turn(turn((struct ff){1, 2}));
    struct id w = swap((struct di){2.5, 7});
    console_print(c, "%c %g %g %g %d %g\n", k.k, k.d, t.a, t.b, w.i, w.d);
    return 0;
}
