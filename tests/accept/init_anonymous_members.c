// Members of anonymous structs and unions are named as the struct's own, in designators too.
// expect: 1 1 1 0 4
// expect: 2 3f800000 5 6
// expect: 0 196608 7
#include <console.h>

struct mixed {
    int kind;
    union {
        int whole;
        float real;
        struct {
            i16 low, high;
        };
    };
    struct {
        int x, y;
    };
};
static struct mixed a = {.kind = 1, .whole = 65537, .y = 4}, b = {2, {.real = 1.0f}, {5, 6}};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct mixed d = {.high = 3, .x = 7};
    console_print(c, "%d %d %d %d %d\n", a.kind, a.low, a.high, a.x, a.y);
    console_print(c, "%d %x %d %d\n", b.kind, b.whole, b.x, b.y);
    console_print(c, "%d %d %d\n", d.kind, d.whole, d.x);
    return 0;
}
