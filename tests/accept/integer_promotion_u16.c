// u16 operands are computed as int and wrap only when stored.
// expect: 65537 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u16 a = 65535, b = 2;
    console_print(c, "%d %u\n", a + b, (u32)(u16)(a + b));
    return 0;
}
