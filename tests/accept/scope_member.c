// The address of a member can be lent.
// expect: 1 2
#include <spin/safe.h>
#include <console.h>

struct box { int a; struct { int b[3]; } inner; };
static void bump(int *__scope n)
{
    (*n)++;
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct box *b = new(struct box);
    bump(&b->a);
    bump(&b->inner.b[2]);
    bump(&b->inner.b[2]);
    console_print(out, "%d %d\n", b->a, b->inner.b[2]);
    return 0;
}
