// add_ok, sub_ok and mul_ok at the edges of each result type.
// expect: 100 101 100 011 01 1 9223372032559808512
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 b;
    i8 s;
    u32 u;
    i32 i;
    u64 w;
    i64 l;
    console_print(c, "%d%d%d ", add_ok(255, 0, &b), add_ok(255, 1, &b), sub_ok(0, 1, &b));
    console_print(c, "%d%d%d ", add_ok(127, 0, &s), sub_ok(-128, 1, &s), mul_ok(-64, 2, &s));
    console_print(c, "%d%d%d ", mul_ok(65536u, 65535u, &u), mul_ok(65536u, 65536u, &u),
                  sub_ok(1u, 2u, &u));
    console_print(c, "%d%d%d ", add_ok(2147483647, 1, &i), mul_ok(-65536, 32768, &i),
                  sub_ok(-2147483647, 1, &i));
    console_print(c, "%d%d ", add_ok(9223372036854775807l, 1l, &l),
                  sub_ok(0l, 9223372036854775807l, &l));
    _Bool fits = mul_ok(4294967296l, 2147483647l, &w);
    console_print(c, "%d %lu\n", fits, w);
    return 0;
}
