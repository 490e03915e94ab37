// A comma expression has the value of its right side.
// expect: 3 30
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int a = 1, b;
    b = (a += 2, a * 10);
    console_print(out, "%d %d\n", a, b);
    return 0;
}
