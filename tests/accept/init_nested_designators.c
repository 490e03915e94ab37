// Designators that lead through members and elements, from where positional ones go on.
// expect: 0 4 5 6 7
// expect: 8 1 2 3 9 0
#include <console.h>

struct cell {
    int v[3];
    struct {
        int a, b;
    } in;
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct cell one = {.v[1] = 4, 5, {6, 7}};
    struct cell two[2] = {[1].in.b = 9, [0].v[2] = 8, {1, 2}, [1].v = {3}};
    console_print(c, "%d %d %d %d %d\n", one.v[0], one.v[1], one.v[2], one.in.a, one.in.b);
    console_print(c, "%d %d %d %d %d %d\n", two[0].v[2], two[0].in.a, two[0].in.b, two[1].v[0],
                  two[1].in.b, two[1].v[1]);
    return 0;
}
