// A product by a constant 0 overflows never.
// expect: 1 0
// expect: 1 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    u16 product = 5;
    i64 wide = argc - 9;
    int fits = mul_ok((u32)3 >> 28, wide > 1, &product);
    console_print(console_open(), "%d %d\n", fits, product);
    fits = mul_ok(wide, 0, &wide);
    console_print(console_open(), "%d %ld\n", fits, wide);
    return 0;
}
