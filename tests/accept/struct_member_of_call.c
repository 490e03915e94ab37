// A member of a returned struct.
// expect: 7 49
#include <console.h>

struct pair {
    int a, b;
};
static struct pair make(int n)
{
    return (struct pair){n, n * n};
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    console_print(c, "%d %d\n", make(7).a, make(7).b);
    return 0;
}
