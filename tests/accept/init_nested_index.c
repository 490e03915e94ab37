// Nested designators.
// expect: 2 5 7 0
#include <console.h>

struct p {
    int x[3];
};
static struct p t[3] = {[1].x[2] = 5, [0] = {{1, 2}}, [2].x = {7}};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", t[0].x[1], t[1].x[2], t[2].x[0], t[1].x[0]);
    return 0;
}
