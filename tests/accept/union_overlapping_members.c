// A member of a union assigned from another that overlaps it.
// expect: 55667788 0 99aabbcc
// expect: 55667788 5566778 7778
// expect: 5566778 5566778 556677805566778
#include <console.h>

union u {
    struct {
        u32 a, b, d;
    } s;
    struct {
        u8 skip;
        u8 bytes[11];
    } t;
    u32 w[3];
    u64 q;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    union u u = {.w = {0x11223344, 0x55667788, 0x99aabbcc}};
    u.q = u.w[1];
    console_print(c, "%x %x %x\n", u.w[0], u.w[1], u.w[2]);
    u.w[1] = (u32)u.q >> 4;
    u.s.d = u.t.bytes[3] + u.t.bytes[0] * 256;
    console_print(c, "%x %x %x\n", u.s.a, u.s.b, u.s.d);
    union u copy_of = u;
    u.s.a = copy_of.s.d = u.s.b;
    console_print(c, "%x %x %lx\n", u.w[0], copy_of.w[2], u.q);
    return 0;
}
