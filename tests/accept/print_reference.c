// %p prints any reference, an array's as well, and null as 0.
// plain: no - references are printed as hashes
// expect: 1 0x0000000000000000
#include <spin/safe.h>
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int *numbers = new_array(int, 2), *none = NULL;
    console_print(out, "%d %p\n", numbers != none, none);
    console_print(out, "%.0d%*s", 0, 0, "");
    return 0;
}
