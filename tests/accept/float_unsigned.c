// u64 to double and back.
// expect: 18446744073709549568.0 18446744073709549568
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u64 a = 18446744073709549568ul;
    f64 b = (f64)a;
    console_print(c, "%.1f %lu\n", b, (u64)b);
    return 0;
}
