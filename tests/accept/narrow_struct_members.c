// Members of every width changed by every kind of assignment, without touching their neighbours.
// expect: 255 -56 2 0 1 249 4294967295 4 -9000000063 245
// expect: 229 -63 199 -1 0 249 4294967233 4 -9000000063 245
#include <console.h>

struct s {
    u8 a;
    i8 b;
    u16 d;
    i16 e;
    _Bool f;
    u8 g;
    u32 h;
    u8 i;
    i64 j;
    u8 k;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct s s = {1, 2, 3, 4, 1, 6, 7, 8, 9, 10};
    s.a -= 2;
    s.b *= 100;
    s.d--;
    s.e <<= 14;
    s.f += 5;
    s.g = ~s.g;
    s.h -= 8;
    s.i >>= 1;
    s.j = -s.j * 1000000007;
    s.k ^= s.a;
    console_print(c, "%d %d %d %d %d %d %u %d %ld %d\n", s.a, s.b, s.d, s.e, s.f, s.g, s.h, s.i,
                  s.j, s.k);
    s.d = s.a + s.b;
    s.e = s.h;
    s.b = s.j;
    s.f = s.k - s.k;
    s.h = s.b;
    s.a = s.j >> 8;
    console_print(c, "%d %d %d %d %d %d %u %d %ld %d\n", s.a, s.b, s.d, s.e, s.f, s.g, s.h, s.i,
                  s.j, s.k);
    return 0;
}
