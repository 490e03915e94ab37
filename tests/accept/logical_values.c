// && || ! give 0 or 1 of anything that is a number or a reference.
// expect: 01100
// expect: 1011
// expect: 1 2
// expect: 1101
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    double d = 0.1;
    float z = -0.0f;
    int *p = NULL;
    const char *s = "";
    u64 big = 1ul << 63;
    console_print(c, "%d%d%d%d%d\n", !d, !z, !p, !s, !big);
    console_print(c, "%d%d%d%d\n", d && s, z || p, big && 1, 0x100 && 0x200);
    console_print(c, "%d %d\n", !!42, (d && !p) + (z || big));
    _Bool b = big, e = d, f = p, g = s;
    console_print(c, "%d%d%d%d\n", b, e, f, g);
    return 0;
}
