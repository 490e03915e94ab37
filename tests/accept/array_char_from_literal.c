// A char array takes the bytes of a literal and zeros behind.
// expect: abc 0 122 41 long enough to be copied from a constant
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    char a[8] = "abc", b[3] = "xyz", c[] = "long enough to be copied from a constant";
    console_print(out, "%s %d %d %d %s\n", a, a[7], b[2], (int)sizeof c, c);
    return 0;
}
