// A struct may be assigned to itself and to its own parts.
// expect: 2 1
#include <spin/safe.h>
#include <console.h>

struct pair { int a, b; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct pair p = {1, 2};
    p = p;
    p = (struct pair){p.b, p.a};
    console_print(out, "%d %d\n", p.a, p.b);
    return 0;
}
