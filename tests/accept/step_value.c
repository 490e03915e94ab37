// x++ is the old value, ++x the new one.
// expect: 5 7 7
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int x = 5;
    int old = x++;
    int new_value = ++x;
    console_print(out, "%d %d %d\n", old, new_value, x);
    return 0;
}
