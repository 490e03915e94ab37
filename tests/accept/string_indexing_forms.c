// Literals are arrays: indexed, with sizeof, walked, compared by character.
// expect: e l 6 1
// expect: 2 0
// expect: b
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%c %c %lu %d\n", "hello"[1], 2 ["hello"], sizeof "hello", *"x" == 'x');
    int n = 0;
    for (const char *p = "counting"; *p; p++)
        n += *p == 'n';
    console_print(c, "%d %d\n", n, "abc"[3]);
    console_print(c, "%c\n", "0123456789abcdef"[0xb]);
    return 0;
}
