// ++ and -- wrap in the type of their operand.
// plain: no - order of evaluation
// expect: 0 127 0 65535
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    u8 a = 255;
    i8 b = -128;
    a++;
    b--;
    u16 c = 0;
    console_print(out, "%d %d %d %d\n", a, b, c--, c);
    return 0;
}
