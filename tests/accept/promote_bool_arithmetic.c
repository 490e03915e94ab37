// A _Bool is 0 or 1 whatever is stored in it.
// expect: 1 1 0 2
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    _Bool a = 256, b = 0.5, c = 0;
    console_print(out, "%d %d %d %d\n", a, b, c, a + b + c);
    return 0;
}
