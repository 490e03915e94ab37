// Recursion with arrays, structs and floats in each frame, and references to outer frames.
// expect: 1539.3125 75
#include <console.h>

struct frame {
    int depth;
    double sum;
    struct frame *up;
};
static double down(int n, int *__scope visits, double x)
{
    double own[3] = {x, x / 2, x / 4};
    struct frame f = {.depth = n, .sum = own[0] + own[2]};
    ++*visits;
    if (n == 0)
        return f.sum;
    double a = down(n - 1, visits, own[1]), b = n > 2 ? down(n - 2, visits, own[2]) : 0;
    return f.sum + a * 2 + b + f.depth;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int visits = 0;
    double d = down(8, &visits, 16);
    console_print(c, "%.10g %d\n", d, visits);
    return 0;
}
