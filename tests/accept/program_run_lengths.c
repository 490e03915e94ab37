// Run-length coding there and back, for runs longer than a byte counts and for no runs.
// expect: 1200 600, 240 600, 48 600, 10 600, 0 0
#include <console.h>

static u32 pack(const u8 *__counted_by(n) __scope in, u32 n, u8 *__counted_by(m) __scope out, u32 m)
{
    u32 used = 0;
    for (u32 i = 0; i < n;) {
        u32 run = 1;
        while (i + run < n && run < 255 && in[i + run] == in[i])
            run++;
        if (used + 2 > m)
            return 0;
        out[used++] = run;
        out[used++] = in[i];
        i += run;
    }
    return used;
}
static u32 unpack(const u8 *__counted_by(n) __scope in, u32 n, u8 *__counted_by(m) __scope out,
                  u32 m)
{
    u32 used = 0;
    for (u32 i = 0; i + 1 < n; i += 2)
        for (u8 k = in[i]; k > 0 && used < m; k--)
            out[used++] = in[i + 1];
    return used;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 a[600], b[1200], d[600];
    u32 wrong = 0;
    for (u32 shape = 1; shape < 400; shape *= 5) {
        for (u32 i = 0; i < 600; i++)
            a[i] = i / shape * 7;
        u32 n = pack(a, 600, b, 1200), m = unpack(b, n, d, 600);
        for (u32 i = 0; i < 600; i++)
            wrong += a[i] != d[i];
        console_print(c, "%u %u, ", n, m);
    }
    console_print(c, "%u %u\n", wrong, pack(a, 600, b, 2));
    return 0;
}
