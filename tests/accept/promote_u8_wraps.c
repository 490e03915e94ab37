// A u8 is added in int and wraps only when it is stored.
// expect: 300 44
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    u8 a = 200, b = 100;
    int wide = a + b;
    u8 narrow = a + b;
    console_print(out, "%d %d\n", wide, narrow);
    return 0;
}
