// A parameter that is assigned something of the stack is a stack reference from then on.
// expect: 2 5
// expect: 7
#include <spin/safe.h>
#include <console.h>

struct pair { int a, b; };

static int use(struct pair *__scope p)
{
    return p->a;
}

int object(struct pair *p)
{
    struct pair own = {2, 3};
    if (p->a == 0)
        p = &own;
    return use(p);
}

int array(int *__array numbers, int *one)
{
    if (numbers[0] == 0)
        numbers = one;
    return numbers[0];
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct pair *p = new(struct pair), *q = new(struct pair);
    int *one = new(int);
    q->a = 5;
    *one = 7;
    console_print(out, "%d %d\n", object(p), object(q));
    console_print(out, "%d\n", array(new_array(int, 2), one));
    return 0;
}
