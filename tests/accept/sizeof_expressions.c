// sizeof of types and expressions; its operand is not evaluated.
// expect: 4 28 20 4 16
// expect: 8 4 12 16
// expect: 2 4 4
// expect: 1 0
#include <console.h>

static int calls;
static long f(void)
{
    calls++;
    return 1;
}
struct s {
    char k;
    int v[3];
};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int n = 1, v[5];
    struct s *p = NULL;
    console_print(c, "%lu %lu %lu %lu %lu\n", sizeof n, sizeof(int[7]), sizeof v, sizeof v[0],
                  sizeof(struct s));
    console_print(c, "%lu %lu %lu %lu\n", sizeof f(), sizeof n++, sizeof p->v, sizeof *p);
    console_print(c, "%lu %lu %lu\n", sizeof(char) + 1, sizeof(n = 5), sizeof "text" - 1);
    console_print(c, "%d %d\n", n, calls);
    return 0;
}
