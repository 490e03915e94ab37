// i64 converts to u64.
// expect: 0 0
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    i64 a = -1;
    u64 b = 1;
    console_print(c, "%d %lu\n", a < b, a + b);
    return 0;
}
