// Counts that are computed from parameters: products, sums and constants.
// expect: 78 57 112 407 4030201
#include <console.h>

static int total(const int *__counted_by(w *h) __scope v, u32 w, u32 h)
{
    int t = 0;
    for (u32 i = 0; i < w * h; i++)
        t += v[i];
    return t;
}
static int ends(const int *__counted_by(n + 2) __scope v, int n)
{
    return v[0] * 100 + v[n + 1];
}
static int four(const u8 *__counted_by(4) __scope v)
{
    return v[0] | v[1] << 8 | v[2] << 16 | v[3] << 24;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[12] = {0};
    for (int i = 0; i < 12; i++)
        v[i] = i + 1;
    u8 b[6] = {9, 1, 2, 3, 4, 5};
    console_print(c, "%d %d %d %d %x\n", total(v, 3, 4), total(v + 6, 2, 3), ends(v, 10),
                  ends(v + 3, 2), four(b + 1));
    return 0;
}
