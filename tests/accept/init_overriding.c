// A later designator overrides one value, or resumes inside what an earlier one set.
// expect: 1 20 30 4
// expect: 0 20 3 40 5 6
#include <console.h>

struct pair {
    int a, b;
};
static struct pair whole[3] = {{1, 2}, {3, 4}, {5, 6}, [1].b = 40, [0] = {.b = 20}};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int v[4] = {1, 2, 3, 4, [1] = 20, 30};
    console_print(c, "%d %d %d %d\n", v[0], v[1], v[2], v[3]);
    console_print(c, "%d %d %d %d %d %d\n", whole[0].a, whole[0].b, whole[1].a, whole[1].b,
                  whole[2].a, whole[2].b);
    return 0;
}
