// A literal is an array with its final NUL; NUL inside is data.
// plain: no - lengths of references
// expect: 4 2 98
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    const char *s = "a\0b";
    int zeros = 0;
    for (u64 i = 0; i < lenof(s); i++)
        zeros += s[i] == 0;
    console_print(out, "%d %d %d\n", (int)lenof(s), zeros, s[2]);
    return 0;
}
