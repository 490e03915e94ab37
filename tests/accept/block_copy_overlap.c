// copy() of overlapping parts moves.
// expect: 1 1 3 6
#include <console.h>

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    u8 v[8] = {1, 2, 3, 4, 5, 6, 7, 8};
    copy(v + 2, v, 6);
    console_print(c, "%d %d %d %d\n", v[0], v[2], v[4], v[7]);
    return 0;
}
