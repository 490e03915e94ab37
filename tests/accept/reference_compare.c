// References compare by identity.
// expect: 0 1 1 0
#include <console.h>

struct n {
    int v;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct n *a = new(struct n), *b = new(struct n), *d = a;
    console_print(c, "%d %d %d %d\n", a == b, a == d, a != NULL, !b);
    return 0;
}
