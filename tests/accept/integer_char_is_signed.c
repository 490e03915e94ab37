// Plain char is signed.
// expect: -56 1
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    char a = (char)200;
    console_print(c, "%d %d\n", a, '\xff' < 0);
    return 0;
}
