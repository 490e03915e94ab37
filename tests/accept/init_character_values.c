// Characters as numbers: escapes, octal, hexadecimal, signs, several in one array.
// expect: 97 10 9 0 92 39 34 63 
// expect: 65 65 -1 -1 7 7 8 12 13 11 27 
// expect: 4 25
#include <console.h>

static char a[] = {'a', '\n', '\t', '\0', '\\', '\'', '"', '\?'};
static int b[] = {'\101', '\x41', '\377', '\xff', '\7', '\a', '\b', '\f', '\r', '\v', '\e'};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    for (u32 i = 0; i < sizeof a; i++)
        console_print(c, "%d ", a[i]);
    console_print(c, "\n");
    for (u32 i = 0; i < sizeof b / sizeof *b; i++)
        console_print(c, "%d ", b[i]);
    console_print(c, "\n%lu %d\n", sizeof 'a', 'z' - 'a');
    return 0;
}
