// Plain char is signed.
// expect: -56 1
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    char c = (char)200;
    console_print(out, "%d %d\n", c, c < 0);
    return 0;
}
