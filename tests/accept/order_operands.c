// Operands are evaluated from left to right.
// expect: 3 1234
#include <spin/safe.h>
#include <console.h>

static int step;
static int tick(int weight)
{
    step = step * 10 + weight;
    return weight;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int sum = tick(1) + tick(2) * tick(3) - tick(4);
    console_print(out, "%d %d\n", sum, step);
    return 0;
}
