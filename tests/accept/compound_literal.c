// A compound literal is a fresh object each time.
// expect: 6 5
#include <spin/safe.h>
#include <console.h>

struct pair { int a, b; };
static int sum(const struct pair *__scope p)
{
    return p->a + p->b;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    int n = 0;
    for (int i = 0; i < 3; i++)
        n += sum(&(struct pair){i, 1});
    console_print(out, "%d %d\n", n, ((int[]){4, 5, 6})[1]);
    return 0;
}
