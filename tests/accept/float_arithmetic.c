// Float stays float, a double operand makes it double.
// expect: 1 1.0000000298023224 0
#include <spin/safe.h>
#include <console.h>

static float third = 1.0f / 3;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    double d = third;
    console_print(out, "%.9g %.17g %d\n", third * 3, d * 3, third == 1.0 / 3);
    return 0;
}
