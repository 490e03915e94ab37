// An i8 keeps its sign through every promotion.
// expect: -1 255 4294967295 -1
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    i8 a = -1;
    u8 b = (u8)a;
    console_print(out, "%d %d %u %ld\n", a, b, (u32)a, (i64)a);
    return 0;
}
