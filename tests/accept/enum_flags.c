// Enumerators as bits: set, cleared, tested and named.
// expect: r-x rwx -wx r-- -wx 1
#include <console.h>

enum flag { READ = 1 << 0, WRITE = 1 << 1, RUN = 1 << 2, ALL = READ | WRITE | RUN };
static void show(struct console *c, u32 f)
{
    console_print(c, "%c%c%c ", f & READ ? 'r' : '-', f & WRITE ? 'w' : '-', f & RUN ? 'x' : '-');
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u32 f = READ | RUN;
    show(c, f);
    f |= WRITE;
    show(c, f);
    f &= ~READ;
    show(c, f);
    f ^= ALL;
    show(c, f);
    show(c, ~f & ALL);
    console_print(c, "%d\n", (f & ALL) == READ);
    return 0;
}
