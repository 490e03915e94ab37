// A designator after which the list goes on across the end of an inner aggregate.
// expect: 0 1 2 3 4 5 7
// expect: 1 2 3 4
// expect: 8 9 10 11
#include <console.h>

struct in {
    int a, b;
};
struct out {
    struct in x;
    int y;
    struct in z[2];
    int w;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct out o = {.x.b = 1, 2, 3, 4, 5, 6, 7};
    struct out p = {.z[0].b = 1, 2, 3, 4};
    struct out q = {.z = {[1] = {8, 9}}, 10, .y = 11};
    console_print(c, "%d %d %d %d %d %d %d\n", o.x.a, o.x.b, o.y, o.z[0].a, o.z[0].b, o.z[1].a,
                  o.w);
    console_print(c, "%d %d %d %d\n", p.z[0].b, p.z[1].a, p.z[1].b, p.w);
    console_print(c, "%d %d %d %d\n", q.z[1].a, q.z[1].b, q.w, q.y);
    return 0;
}
