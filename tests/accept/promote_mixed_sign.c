// A signed and an unsigned operand compare as unsigned.
// expect: 0 1
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a = -1;
    u32 b = 1;
    i64 c = -1;
    console_print(out, "%d %d\n", a < b, c < b);
    return 0;
}
