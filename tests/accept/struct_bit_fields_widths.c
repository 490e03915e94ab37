// Bit-fields of each width and sign: what fits, wraps and is sign-extended.
// expect: 1 -1 127 -64 2147483647 -5 8589934591 -1
// expect: 0 0 2 63 0 -10 1 -2
#include <console.h>

struct f {
    u32 a : 1;
    i32 b : 1;
    u32 d : 7;
    i32 e : 7;
    u32 g : 31;
    i32 h : 32;
    u64 k : 33;
    i64 m : 63;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct f f = {1, -1, 127, -64, 0x7fffffff, -5, 0x1ffffffff, -1};
    console_print(c, "%u %d %u %d %u %d %lu %ld\n", f.a, f.b, f.d, f.e, f.g, f.h, (u64)f.k,
                  (i64)f.m);
    f.a += 1;
    f.b--;
    f.d += 3;
    f.e -= 1;
    f.g++;
    f.h *= 2;
    f.k += 2;
    f.m--;
    console_print(c, "%u %d %u %d %u %d %lu %ld\n", f.a, f.b, f.d, f.e, f.g, f.h, (u64)f.k,
                  (i64)f.m);
    return 0;
}
