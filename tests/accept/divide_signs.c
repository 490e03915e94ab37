// Division rounds to zero, the remainder has the sign of the dividend.
// expect: -3 1 3 -1
#include <spin/safe.h>
#include <console.h>

static int seven = 7, minus = -2;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d %d %d\n", seven / minus, seven % minus, -seven / minus, -seven % minus);
    return 0;
}
