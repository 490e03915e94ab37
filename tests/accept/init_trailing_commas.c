// A comma may end every list.
// expect: 5 2 3 0 2
#include <console.h>

enum {
    A,
    B = 4,
    C,
};
static int v[] =
    {
        1,
        2,
},
           w[2][2] = {
               {
                   1,
               },
               {
                   2,
                   3,
               },
};
static struct s {
    int a, b;
} x = {
    .a = 1,
    .b = 2,
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %lu %d %d %d\n", C, sizeof v / sizeof *v, w[1][1], w[0][1], x.b);
    return 0;
}
