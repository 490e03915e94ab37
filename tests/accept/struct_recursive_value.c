// Structs by value through a recursion.
// expect: 7 220 5 0
#include <console.h>

struct acc {
    int depth;
    long sum;
    u8 path[6];
};
static struct acc walk(struct acc a, int n)
{
    if (n == 0)
        return a;
    a.path[a.depth++] = n;
    a.sum += n * n;
    struct acc left = walk(a, n - 1);
    return n % 2 ? left : (struct acc){left.depth + 1, left.sum * 2, {left.path[0]}};
}
int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct acc a = walk((struct acc){0}, 5);
    console_print(c, "%d %ld %d %d\n", a.depth, a.sum, a.path[0], a.path[1]);
    return 0;
}
