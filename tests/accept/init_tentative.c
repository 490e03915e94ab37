// Tentative definitions are one object.
// expect: 5
#include <console.h>

static int n;
static int n;
static int n = 4;

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d\n", n + argc);
    return 0;
}
