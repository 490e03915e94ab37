// Struct assignment copies.
// expect: 0 5 0 / 10 2 3
#include <console.h>

struct point {
    int x, y;
    u8 tag;
};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct point a = {1, 2, 3}, b = a;
    b.x = 10;
    a = (struct point){.y = 5};
    console_print(c, "%d %d %d / %d %d %d\n", a.x, a.y, a.tag, b.x, b.y, b.tag);
    return 0;
}
