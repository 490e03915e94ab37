// Redundant parentheses around declarators and in types.
// expect: 6 4 6 3 2
// expect: 8
#include <console.h>

static int(twice)(int(n))
{
    return (n) * 2;
}
static int((table)[2]) = {1, 2};
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    int(a) = 3, ((b)) = 4, (v)[2] = {5, 6};
    int *__scope(p) = &(a);
    console_print(c, "%d %d %d %d %d\n", (twice)(a), (b), (v)[1], *(p), (table)[1]);
    console_print(c, "%d\n", (int)sizeof(int(*)));
    return 0;
}
