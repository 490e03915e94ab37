// A switch over an enum, with values the enum does not name.
// expect: 10 4 21 -1
#include <console.h>

enum op { ADD = 3, SUB, MUL = -2 };
static int run(enum op op, int a, int b)
{
    switch (op) {
    case ADD: return a + b;
    case SUB: return a - b;
    case MUL: return a * b;
    }
    return -1;
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d %d %d\n", run(ADD, 7, 3), run(SUB, 7, 3), run(-2, 7, 3),
                  run((enum op)9, 7, 3));
    return 0;
}
