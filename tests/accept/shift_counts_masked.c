// A shift count is taken modulo the width.
// expect: 2 4 2
#include <spin/safe.h>
#include <console.h>

static int by = 33, by64 = 65;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %u %ld\n", 1 << by, 8u >> by, 1l << by64);
    return 0;
}
