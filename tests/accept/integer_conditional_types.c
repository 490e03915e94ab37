// The arms of ?: meet in a common type.
// expect: 4294967295 -1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i8 a = -1;
    u32 b = 1;
    console_print(c, "%ld %d\n", (i64)(argc ? a : b), argc ? a : 300);
    return 0;
}
