// The first and last element of arrays of every width, written and read through wide indices.
// expect: 255 -32768 4294967295 -1 0.5 1
// expect: 255 -1 4294967295 -1 -1 1 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a[3] = {0};
    i16 b[3] = {0};
    u32 d[3] = {0};
    i64 e[3] = {0};
    double f[3] = {0};
    _Bool g[3] = {0};
    u64 last = 2;
    i8 first = 0;
    a[last] = 0x1ff;
    b[last] = 0x18000;
    d[last] = -1;
    e[last] = -1;
    f[last] = 0.5;
    g[last] = 9;
    a[first]--;
    b[first]--;
    d[first]--;
    e[first]--;
    f[first]--;
    g[first] = !g[first];
    console_print(c, "%d %d %u %ld %g %d\n", a[2], b[2], d[2], e[2], f[2], g[2]);
    console_print(c, "%d %d %u %ld %g %d %d\n", a[0], b[0], d[0], e[0], f[0], g[0], a[1] + b[1]);
    return 0;
}
