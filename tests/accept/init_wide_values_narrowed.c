// Initialisers are converted as by assignment, at file scope and in functions.
// expect: 44 -56 -32768 4294967295 18446744073709551615 3 16777216.0 1 1 4294967295
// expect: 44 -56 -3 1 16777216.0
#include <console.h>

static u8 a = 300;
static i8 b = 200;
static i16 d = 0x18000;
static u32 e = -1;
static u64 f = -1;
static int g = 3.99;
static float h = 16777217;
static _Bool t = 256, u = 0.25;
static i64 w = 4294967295u;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 la = 300;
    i8 lb = 200;
    int lg = -3.99;
    _Bool lt = 256;
    float lh = 16777217;
    console_print(c, "%d %d %d %u %lu %d %.1f %d %d %ld\n", a, b, d, e, f, g, h, t, u, w);
    console_print(c, "%d %d %d %d %.1f\n", la, lb, lg, lt, lh);
    return 0;
}
