// int converts to unsigned in mixed arithmetic.
// expect: 1 0 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int a = -1;
    u32 b = 1;
    console_print(c, "%d %u %d\n", a < (int)b, a + b, a > b);
    return 0;
}
