// Indices computed with signed and unsigned arithmetic of every width.
// expect: 2 9 0 7 4 8
// expect: 6 9 3 6
// expect: 7 5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, *m = v + 5;
    i8 a = -3;
    u8 b = 4;
    i16 d = -5;
    u32 e = 2;
    i64 f = -1;
    u64 g = 3;
    console_print(c, "%d %d %d %d %d %d\n", m[a], m[b], m[d], m[e], m[f], m[g]);
    console_print(c, "%d %d %d %d\n", m[a + b], m[d * -1 - 1], m[(int)e - 4], m[f * 2 + (i64)g]);
    console_print(c, "%d %d\n", v[b * e - 1], v[9 - b]);
    return 0;
}
