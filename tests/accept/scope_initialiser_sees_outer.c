// The scope of a name begins behind its declarator: sizeof of itself, and hidden names before it.
// expect: 6 3 4
#include <console.h>

enum { size = 3 };
static int value = 5;
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int copy_of = value;
    int value = copy_of + 1;
    int size[size];
    size[0] = sizeof size / sizeof size[0];
    int self = sizeof self;
    console_print(c, "%d %d %d\n", value, size[0], self);
    return 0;
}
