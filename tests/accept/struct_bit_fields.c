// Bit-fields wrap in their width.
// expect: 1 0 -7 7 4
#include <console.h>

struct flags {
    u32 a : 3, b : 5;
    i32 s : 4;
    u8 last;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct flags f = {5, 31, -3, 7};
    f.a += 4;
    f.b++;
    f.s = 9;
    console_print(c, "%d %d %d %d %lu\n", f.a, f.b, f.s, f.last, sizeof f);
    return 0;
}
