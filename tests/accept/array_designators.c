// Designators may jump forward and back; what is not named is zero.
// expect: 34000120
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a[8] = {[5] = 1, 2, [0] = 3, 4};
    for (int i = 0; i < 8; i++)
        console_print(out, "%d", a[i]);
    console_print(out, "\n");
    return 0;
}
