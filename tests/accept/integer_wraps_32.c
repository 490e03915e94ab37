// Signed sums and products wrap at 32 bits.
// expect: -2147483648 -2 -2147483648
#include <spin/safe.h>
#include <console.h>

static int biggest = 2147483647;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int x = biggest;
    console_print(out, "%d %d %d\n", x + 1, x * 2, -(-x - 1));
    return 0;
}
