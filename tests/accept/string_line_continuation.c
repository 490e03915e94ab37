// A backslash at the end of a line joins lines, in literals, macros and names.
// expect: one two 5
#include <console.h>

#define LONG(x) ((x) + 1)
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    const char *s = "one \
two";
    int val\
ue = LONG(4);
    console_print(c, "%s %d\n", s, value);
    return 0;
}
