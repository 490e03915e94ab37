// free() for ported code: the operand is evaluated once, the object stays, null is allowed.
// plain: no - lengths of references
// expect: 7 7 1 9 x
#include <spin/safe.h>
#include <console.h>

struct node {
    struct node *next;
    int *__counted_by(n) keys;
    int n;
    int value;
};

static int calls;

static struct node *take(struct node *p)
{
    calls++;
    return p;
}

static void release(int *__array numbers, void *any, struct console *c, const char *__nullable text)
{
    free(numbers + 1);
    free(any);
    free(c);
    free(text);
    free(NULL);
    free(0);
}

int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct node *p = new(struct node);
    p->value = 7;
    p->n = 5; /* more than there is: nothing is read for nothing */
    free(p->keys);
    free(p->next);
    free(take(p));
    int *numbers = new_array(int, 3);
    numbers[2] = 9;
    release(numbers, p, out, NULL);
    argc ? free(p) : (void)0;
    console_print(out, "%d %d %d %d %s\n", p->value, take(p)->value - 0, calls - 1, numbers[2],
                  "x");
    return 0;
}
