// The smallest number divided by -1 is itself, the remainder 0.
// plain: no - the processor's fault there
// expect: -2147483648 0
// expect: -9223372036854775808 0
#include <spin/safe.h>
#include <console.h>

static int least = -2147483647 - 1, minus = -1;
static i64 least64 = -9223372036854775807 - 1;

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d\n", least / minus, least % minus);
    console_print(out, "%ld %ld\n", least64 / minus, least64 % minus);
    return 0;
}
