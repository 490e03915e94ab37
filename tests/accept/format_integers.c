// %d %i %u %x %X %o with flags, width and precision.
// expect: [-5] [5] [5] [ff] [FF] [10]
// expect: [   42] [42   ] [00042] [+42] [ 42] [  -42]
// expect: [007] [     007] [007     ] [-0000007] [] [5]
// expect: [0xff] [0XFF] [010] [0] [      0xff] [0x000000ff]
// expect: [+03] [    3] [+3    ] [+0003]
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "[%d] [%i] [%u] [%x] [%X] [%o]\n", -5, 5, 5u, 255, 255, 8);
    console_print(c, "[%5d] [%-5d] [%05d] [%+d] [% d] [%+5d]\n", 42, 42, 42, 42, 42, -42);
    console_print(c, "[%.3d] [%8.3d] [%-8.3d] [%08d] [%.0d] [%.d]\n", 7, 7, 7, -7, 0, 5);
    console_print(c, "[%#x] [%#X] [%#o] [%#x] [%#10x] [%#010x]\n", 255, 255, 8, 0, 255, 255);
    console_print(c, "[%+.2d] [% 5d] [%-+6d] [%+05d]\n", 3, 3, 3, 3);
    return 0;
}
