// Signed sums and products wrap at 64 bits.
// expect: -9223372036854775808 9223372036854775805
#include <spin/safe.h>
#include <console.h>

static i64 biggest = 9223372036854775807;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    i64 x = biggest;
    console_print(out, "%ld %ld\n", x + 1, x * 3);
    return 0;
}
