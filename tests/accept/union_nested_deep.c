// Unions in structs in unions, anonymous at some levels.
// expect: deadbeefbeef0001 ef be
// expect: 41ef 8
#include <console.h>

union outer {
    struct {
        u8 tag;
        union {
            u16 half;
            struct {
                u8 low, high;
            };
        } in;
        u32 tail;
    } s;
    u64 whole;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union outer o = {.whole = 0};
    o.s.tag = 1;
    o.s.in.half = 0xbeef;
    o.s.tail = 0xdeadbeef;
    console_print(c, "%lx %x %x\n", o.whole, o.s.in.low, o.s.in.high);
    o.s.in.high ^= 0xff;
    console_print(c, "%x %lu\n", o.s.in.half, sizeof o);
    return 0;
}
