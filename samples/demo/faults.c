/* Five ways to misbehave. Each procedure is started on its own; each is ended where it stands, and the
 * kernel and the other extensions go on. */
#include <console.h>

module(faults);

struct node {
    struct node *next;
    int value;
};

int null_dereference(int argc, str_t *__array argv)
{
    struct node *node = new(struct node);
    return node->next->value;
}

int out_of_bounds(int argc, str_t *__array argv)
{
    int *numbers = new_array(int, 10);
    int sum = 0;
    for (int i = 0; i <= 10; i++)
        sum += numbers[i];
    return sum;
}

int divide_by_zero(int argc, str_t *__array argv)
{
    int nothing = argc - argc;
    return 100 / nothing;
}

static int deeper(int n)
{
    return deeper(n + 1) + 1;
}

int stack_overflow(int argc, str_t *__array argv)
{
    return deeper(0);
}

int never_returns(int argc, str_t *__array argv)
{
    for (;;)
        argc++;
}
