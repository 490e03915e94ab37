// strand_exit() ends the strand from any depth, as if its procedure had returned; in main as well.
// plain: no - strands
// expect: deep
// expect: joined 0
// expect: killed 19 19
#include <console.h>
#include <strand.h>

static void descend(u32 depth)
{
    if (depth == 0) {
        console_print(console_open(), "deep\n");
        (void)strand_exit().code;
        console_print(console_open(), "not reached\n");
    }
    descend(depth - 1);
}

static void fall(void *__nullable argument)
{
    descend(10);
}

static void stay(void *__nullable argument)
{
    for (;;)
        strand_yield();
}

static void lie(void *__nullable argument)
{
    for (;;)
        ;
}

static struct strand *begin(strand_procedure procedure)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, "strand", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    int joined = strand_join(begin(fall)).code;
    console_print(console, "joined %d\n", joined);
    struct strand *one = begin(stay), *other = begin(lie);
    strand_yield();
    strand_sleep(1000000);
    strand_kill(one);
    strand_kill(other);
    int first = strand_join(one).code, second = strand_join(other).code;
    console_print(console, "killed %d %d\n", first, second);
    (void)strand_exit().code;
    return 1;
}
