// Shifts by constants and variables.
// expect: 1 32 1024 32768 1048576 33554432 1073741824 1099511627776
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u32 a = 1;
    for (int i = 0; i < 32; i += 5)
        console_print(c, "%u ", a << i);
    console_print(c, "%lu\n", (u64)a << 40);
    return 0;
}
