// The type of a sum follows from the operands: its size tells which.
// expect: 4 4 4 8 4
// expect: 4 8 4 8
// expect: 4 8 4 8
// expect: 4 4 4 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 b = 1;
    i16 h = 1;
    int i = 1;
    u32 u = 1;
    long l = 1;
    float f = 1;
    double d = 1;
    _Bool t = 1;
    console_print(c, "%lu %lu %lu %lu %lu\n", sizeof(b + b), sizeof(h + t), sizeof(i + u),
                  sizeof(u + l), sizeof(b + f));
    console_print(c, "%lu %lu %lu %lu\n", sizeof(l + f), sizeof(f + d), sizeof(b << l),
                  sizeof(l << b));
    console_print(c, "%lu %lu %lu %lu\n", sizeof(t ? b : h), sizeof(t ? i : l), sizeof(b == l),
                  sizeof(b, l));
    console_print(c, "%lu %lu %lu %lu\n", sizeof(!l), sizeof(~h), sizeof(-b), sizeof(b++));
    return 0;
}
