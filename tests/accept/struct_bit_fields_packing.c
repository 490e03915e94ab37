// Bit-fields share words; a width of zero begins a new one; unnamed ones leave gaps.
// expect: 2 8 4
// expect: def 12 abc
// expect: abc55def
// expect: 9 33 7
#include <console.h>

struct a {
    u8 x : 3, y : 3, z : 3;
};
struct b {
    u32 x : 5;
    u32 : 0;
    u32 y : 5;
};
struct d {
    u16 x : 4;
    u16 : 6;
    u16 y : 6;
    u8 tail;
};
union w {
    struct {
        u32 low : 12, mid : 8, high : 12;
    } f;
    u32 whole;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%lu %lu %lu\n", sizeof(struct a), sizeof(struct b), sizeof(struct d));
    union w w = {.whole = 0xabc12def};
    console_print(c, "%x %x %x\n", w.f.low, w.f.mid, w.f.high);
    w.f.mid = 0x55;
    console_print(c, "%x\n", w.whole);
    struct d d = {9, 33, 7};
    console_print(c, "%d %d %d\n", d.x, d.y, d.tail);
    return 0;
}
