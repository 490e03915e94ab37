// Automatic variables may ask for an alignment; what they hold is as ever.
// expect: 6 4 5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    __attribute__((aligned(16))) int a = 1;
    __attribute__((aligned(32))) u8 b[5] = {1, 2, 3};
    _Alignas(16) double d = 2.5;
    int sum = a + b[2] + (int)d;
    for (int i = 0; i < 5; i++)
        b[i] += i;
    console_print(c, "%d %d %d\n", sum, b[4], b[2]);
    return 0;
}
