// A void * keeps what it was.
// expect: 1 0 42
// expect: 7 4
#include <spin/safe.h>
#include <console.h>

struct box { int n; };

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct box *b = new(struct box);
    b->n = 42;
    void *any = b;
    int *numbers = new_array(int, 4);
    numbers[3] = 7;
    void *other = numbers;
    console_print(out, "%d %d %d\n", is(struct box, any), is(struct box, other), as(struct box, any)->n);
    console_print(out, "%d %d\n", as_array(int, other)[3], (int)lenof(as_array(int, other)));
    return 0;
}
