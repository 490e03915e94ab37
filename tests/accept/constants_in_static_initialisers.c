// Static initialisers folded from floats, casts, conditions, comparisons, sizes and enumerators.
// expect: 0.33333333333333331 0.30000000000000004 inf 1 0.300000012 0.333333343
// expect: 5 1 2 1 1 1fffffffffffffff 100000000 45 1
// expect: 17 12 -1 9
#include <console.h>

enum { N = (int)2.75, M = N << 3 | 1 };
static double third = 1.0 / 3, sum = 0.1 + 0.2, large = 1e308 * 10, minus = -0.0;
static float f = 0.1 + 0.2, g = 1.0f / 3;
static int half = (int)(2.5 * 2), less = 1.5 < 2, chosen = 1 ? 2 : 3, size = sizeof(int[N]) - 1 > 4,
           both = 2.5 && 0.1;
static int deep = (int)(0.5 * 4) + (int)-1.5f * 3,
           logic = !0.0 + (0.1 == 0.1f) * 2 + (1 / 3.0 > 1 / 3.0f) * 4 + (0.0 || 0.25) * 8;
static u64 mask = ~0ul >> 3, wide = 1ul << (N + 30);
static u8 narrow = (u8)300 + 1, sign = -1 > 0u;
static int array[(int)3.9] = {[N] = M};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%.17g %.17g %g %d %.9g %.9g\n", third, sum, large, 1 / minus < 0, f, g);
    console_print(c, "%d %d %d %d %d %lx %lx %d %d\n", half, less, chosen, size, both, mask, wide,
                  narrow, sign);
    console_print(c, "%d %lu %d %d\n", array[2], sizeof array, deep, logic);
    return 0;
}
