// Case labels may be negative or need 64 bits.
// expect: 1230
// expect: 1234
// expect: 123
#include <spin/safe.h>
#include <console.h>

static int small(int n)
{
    switch (n) {
    case -2147483647 - 1: return 1;
    case -1: return 2;
    case 2147483647: return 3;
    }
    return 0;
}
static int wide(i64 n)
{
    switch (n) {
    case -9223372036854775807 - 1: return 1;
    case 4294967296: return 2;
    case 9223372036854775807: return 3;
    default: return 4;
    }
}
static int positive(u64 n)
{
    switch (n) {
    case 18446744073709551615u: return 1;
    case 0: return 2;
    default: return 3;
    }
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d%d%d%d\n", small(-2147483647 - 1), small(-1), small(2147483647), small(0));
    console_print(out, "%d%d%d%d\n", wide(-9223372036854775807 - 1), wide(4294967296), wide(9223372036854775807), wide(0));
    console_print(out, "%d%d%d\n", positive((u64)-1), positive(0), positive(1));
    return 0;
}
