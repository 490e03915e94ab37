// Numbers of every width at odd offsets, read and written.
// expect: 27 1 2345 -7 123456789abcdef 1.5 -2.25
// expect: -1648250578 1345 -14 123456789abcdf0
#include <console.h>

struct __plain numbers {
    u8 a;
    u16 b;
    i32 d;
    u64 e;
    float f;
    double g;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 bytes[64] = {0};
    struct numbers *n = view(struct numbers, bytes, 3);
    n->a = 1;
    n->b = 0x2345;
    n->d = -7;
    n->e = 0x0123456789abcdef;
    n->f = 1.5f;
    n->g = -2.25;
    console_print(c, "%lu %d %x %d %lx %g %g\n", sizeof *n, n->a, n->b, n->d, n->e, n->f, n->g);
    int sum = 0;
    for (int i = 0; i < 64; i++)
        sum = sum * 3 + bytes[i];
    n->e++;
    n->d *= 2;
    n->b += 0xf000;
    const struct numbers *m = view(const struct numbers, bytes, 3);
    console_print(c, "%d %x %d %lx\n", sum, m->b, m->d, m->e);
    return 0;
}
