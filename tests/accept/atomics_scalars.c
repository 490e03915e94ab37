// Atomics on references, bools and floats: load, store, exchange, compare and exchange; a stack that strands could share.
// expect: 3 2 1 none
// expect: 1 0 1 1
// expect: 1.5 2.25 1 -0.0 0
// expect: 4 7 1 9
// expect: done 1 1
#include <console.h>

struct node {
    struct node *next;
    u32 value;
};
struct shared {
    struct node *top;
    _Bool is_busy;
    float small;
    double large;
    void *any;
    int *__array numbers;
    struct console *out;
};

static void push(struct shared *s, u32 value)
{
    struct node *node = new(struct node), *top = atomic_load(&s->top);
    node->value = value;
    do
        node->next = top;
    while (!atomic_compare_exchange_strong(&s->top, &top, node));
}

static struct node *pop(struct shared *s)
{
    struct node *top = atomic_load(&s->top);
    while (top && !atomic_compare_exchange_strong(&s->top, &top, top->next)) {
    }
    return top;
}

static void floats(struct console *c, struct shared *s)
{
    atomic_store(&s->small, 1.5f);
    float before = atomic_exchange(&s->small, 2);
    double expected = 0;
    _Bool first = atomic_compare_exchange_strong(&s->large, &expected, 2.25);
    s->small = -0.0f;
    float zero = 0;
    _Bool second = atomic_compare_exchange_strong(&s->small, &zero, 1);
    console_print(c, "%.1f %.2f %d %.1f %d\n", before, atomic_load(&s->large), first, zero, second);
}

int main(int argc, str_t *__array argv)
{
    struct console *c = console_open();
    struct shared *s = new(struct shared);
    for (u32 i = 1; i < 4; i++)
        push(s, i);
    u32 values[3];
    for (u32 i = 0; i < 3; i++)
        values[i] = pop(s)->value;
    console_print(c, "%u %u %u %s\n", values[0], values[1], values[2], pop(s) ? "more" : "none");

    atomic_store(&s->is_busy, 256);
    _Bool no = 0, was = atomic_exchange(&s->is_busy, 0);
    console_print(c, "%d %d ", was, atomic_load(&s->is_busy));
    was = atomic_compare_exchange_strong(&s->is_busy, &no, 2);
    console_print(c, "%d %d\n", was, s->is_busy);
    floats(c, s);

    int *numbers = new_array(int, 4);
    numbers[3] = 7;
    atomic_store(&s->numbers, numbers);
    int *from = atomic_load(&s->numbers);
    atomic_store(&s->any, numbers);
    void *expected = s;
    _Bool stored = atomic_compare_exchange_strong(&s->any, &expected, NULL);
    as_array(int, expected)[3] += 2;
    console_print(c, "%lu %d %d %d\n", lenof(from), from[3] - 2, !stored, numbers[3]);

    atomic_store(&s->out, c);
    console_print(atomic_exchange(&s->out, NULL), "done %d %d\n", !atomic_load(&s->out), s->any == numbers);
    return 0;
}
