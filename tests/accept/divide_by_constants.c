// Division and remainder by constants, powers of two among them, of both signs.
// expect: -12 -4 12 -10 0 -14 429496719
// expect: -1 -1 1 0 -9 -1 429496728
// expect: -1 0 1 0 -8 -1 429496728
// expect: 0 -7 0 0 -7 -1 429496728
// expect: 0 -1 0 0 -1 0 429496729
// expect: 0 0 0 0 0 0 0
// expect: 0 1 0 0 1 0 0
// expect: 0 7 0 0 7 1 0
// expect: 1 0 -1 0 8 1 0
// expect: 1 1 -1 0 9 1 0
// expect: 12 4 -12 10 0 14 10
// expect: 268435455 7 -268435455 214748364 7 306783378 214748364
// expect: -268435456 0 268435456 -214748364 -8 -306783378 214748364
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    static const int v[] = {-100, -9, -8, -7, -1, 0, 1, 7, 8, 9, 100, 2147483647, -2147483647 - 1};
    for (u32 i = 0; i < sizeof v / sizeof *v; i++) {
        int n = v[i];
        console_print(c, "%d %d %d %d %d %d %u\n", n / 8, n % 8, n / -8, n / 10, n % 10, n / 7,
                      (u32)n / 10);
    }
    return 0;
}
