// Bit-fields over the same bytes as other members; ++, -- and compound assignment on them.
// expect: 7 477 11 -1 -2 0
// expect: ef38 1
// expect: ece0
#include <console.h>

union u {
    struct {
        u16 a : 3, b : 9, d : 4;
    } f;
    struct {
        i8 x : 4, y : 4;
        u8 z : 1;
    } g;
    u16 w;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union u u = {.w = 0xbeef};
    console_print(c, "%d %d %d %d %d %d\n", u.f.a, u.f.b, u.f.d, u.g.x, u.g.y, u.g.z);
    u.f.a++;
    u.f.b -= 500;
    u.f.d ^= 5;
    u.g.y--;
    console_print(c, "%x %d\n", u.w, u.g.z);
    u.g.z++;
    u.g.x *= 3;
    u.g.z |= 1;
    u.f.b <<= 2;
    console_print(c, "%x\n", u.w);
    return 0;
}
