// A loop that waits for another strand sees what it stores, though the words were read before.
// plain: no - strands
// expect: flag 1
// expect: count 2
// expect: chain 3
#include <console.h>
#include <strand.h>

struct box {
    u32 flag, turns;
    struct box *next;
};

static struct box *shared;
static u32 passed;

static void store(void *__nullable argument)
{
    struct box *box = as(struct box, argument);
    for (u32 i = 0; i < 200000; i++)
        box->turns++;
    shared->flag = 1;
    for (u32 i = 0; i < 200000; i++)
        box->turns++;
    passed = 2;
    for (u32 i = 0; i < 200000; i++)
        box->turns++;
    struct box *last = new (struct box);
    last->flag = 3;
    box->next = last;
}

static u32 is_set(struct box *box)
{
    return box->flag;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    status why;
    shared = new (struct box);
    u32 seen = shared->flag + passed;
    struct strand *strand = strand_create(store, shared, "other", 0, &why);
    assert(strand != NULL && seen == 0 && succeeded(strand_start(strand)));
    while (!is_set(shared))
        ;
    console_print(console, "flag %d\n", shared->flag);
    u32 turns = 0;
    while (passed != 2)
        turns++;
    console_print(console, "count %d\n", passed);
    struct box *own = shared;
    while (!own->next)
        ;
    console_print(console, "chain %d\n", own->next->flag);
    assert(succeeded(strand_join(strand)));
    return 0;
}
