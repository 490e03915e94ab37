// Strings are walked by reference, stopping at NUL.
// expect: 3 0
#include <spin/safe.h>
#include <console.h>

static int words(const char *text)
{
    int n = 0, inside = 0;
    for (; *text; text++) {
        if (*text == ' ')
            inside = 0;
        else if (!inside++)
            n++;
    }
    return n;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    console_print(out, "%d %d\n", words("  some words  here "), words(""));
    return 0;
}
