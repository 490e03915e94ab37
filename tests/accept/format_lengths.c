// hh h l ll j z t: the argument is taken at that size.
// expect: [-56] [200] [4464] [4464]
// expect: [-1] [18446744073709551615] [10000000000] [-2] [3]
// expect: [4] [8] [-3] [4]
// expect: [ff] [2345] [100]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "[%hhd] [%hhu] [%hd] [%hu]\n", (signed char)200, (unsigned char)456,
                  (short)70000, (unsigned short)70000);
    console_print(c, "[%ld] [%lu] [%lx] [%lld] [%llu]\n", -1l, ~0ul, 1ul << 40, -2ll, 3ull);
    console_print(c, "[%zu] [%zx] [%td] [%jd]\n", sizeof(int), sizeof(u64), (long)-3, 4l);
    console_print(c, "[%hhx] [%hx] [%lo]\n", (u8)0xfff, (u16)0x12345, 64ul);
    return 0;
}
