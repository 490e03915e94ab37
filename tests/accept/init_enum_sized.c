// Arrays sized and indexed by enumerators.
// expect: 10 0 30 3
#include <console.h>

enum { A, B, C, COUNT };
static const int weight[COUNT] = {[C] = 30, [A] = 10};

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %lu\n", weight[A], weight[B], weight[C], sizeof weight / sizeof weight[0]);
    return 0;
}
