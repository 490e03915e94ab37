// Sizes of arrays are constant expressions: enumerators, sizeof, conditions, characters.
// expect: 3 5 9 7 10 13 4
#include <console.h>

enum { N = 3, M = N * 2 - 1 };
static u8 a[N], b[M], d[sizeof(u64) + 1], e[N > 2 ? 7 : 9], f['\n'], g[(N << 2) | 1], h[-(-4)];
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%lu %lu %lu %lu %lu %lu %lu\n", sizeof a, sizeof b, sizeof d, sizeof e,
                  sizeof f, sizeof g, sizeof h);
    return 0;
}
