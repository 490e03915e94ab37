// Suffixes, bases and character constants.
// expect: 65 7 9223372036854775807 18446744073709551615 8 10
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %u %ld %lu %d %d\n", 'A', 0xfffffffffu > 1 ? 7u : 8u, 0x7fffffffffffffff, 0xffffffffffffffff, 010, '\n');
    return 0;
}
