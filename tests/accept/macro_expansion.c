// Macros of the program itself.
// expect: 9 -1 a + b
#include <console.h>

#define MAX(a, b) ((a) > (b) ? (a) : (b))
#define SQUARE(x) ((x) * (x))
#define NAME(n) value_##n
#define TEXT(x) #x

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int NAME(1) = SQUARE(argc + 2);
    console_print(c, "%d %d %s\n", MAX(3, value_1), MAX(-1, -2), TEXT(a + b));
    return 0;
}
