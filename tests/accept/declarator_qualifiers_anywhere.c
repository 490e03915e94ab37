// Qualifiers and type words in any order; const parameters and locals.
// expect: 1 2 3 4 65535
// expect: 6 6 7 -8
#include <console.h>

static int const first = 1;
const static int second = 2;
static long unsigned int third = 3;
int static long fourth = 4;
static short int unsigned fifth = 65535;
static int sum(int const a, const int b, register int d)
{
    return a + b + d;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    auto int sixth = 6;
    register long seventh = 7;
    char signed eighth = -8;
    console_print(c, "%d %d %lu %ld %d\n", first, second, third, fourth, fifth);
    console_print(c, "%d %d %ld %d\n", sum(1, 2, 3), sixth, seventh, eighth);
    return 0;
}
