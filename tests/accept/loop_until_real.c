// A loop that goes on until a sum of reals is large enough: constants of all bits.
// expect: 1001 5
#include <console.h>

int main(int argc, str_t *__array argv)
{
    double x = 0, y = 0;
    int turns = 0, more = 0;
    while (x < 100) {
        x = 0.1 + x;
        turns++;
    }
    while (y < 5.0000000000004) {
        y += 0x1.0000000001000p0;
        more++;
    }
    console_print(console_open(), "%d %d\n", turns, more);
    return 0;
}
