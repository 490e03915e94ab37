// Index arithmetic is done in 64 bits, narrow types keep their sign.
// expect: 3 5 9
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a[10] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
    i8 back = -2;
    u8 up = 255;
    int n = 5;
    console_print(out, "%d %d %d\n", a[n + back], a[up - 250], a[n * 2 - 1]);
    return 0;
}
