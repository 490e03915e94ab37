// A strand of higher priority runs at once when it is unblocked; one of lower priority when nobody else can, and
// how long it waited shows.
// plain: no - strands
// expect: low waits
// expect: high runs
// expect: main goes on
// expect: low runs
// expect: low waited 1, high did not 1
#include <clock.h>
#include <console.h>
#include <strand.h>

static void run(void *__nullable argument)
{
    struct console *console = console_open();
    char name[STRAND_NAME];
    strand_name(strand_current(), name, STRAND_NAME);
    console_print(console, "%s waits\n", name);
    strand_block(strand_current());
    console_print(console, "%s runs\n", name);
}

static void run_high(void *__nullable argument)
{
    strand_block(strand_current());
    console_print(console_open(), "high runs\n");
}

static struct strand *begin(strand_procedure procedure, const char *__array name, u32 priority)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, name, 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_set_priority(strand, priority)));
    assert(succeeded(strand_start(strand)));
    return strand;
}

/* Till it waits for something. */
static void settle(struct strand *strand)
{
    struct strand_statistics known;
    do {
        strand_sleep(50000);
        strand_statistics(strand, &known);
    } while (known.state != STRAND_WAITS);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    assert(succeeded(strand_set_priority(strand_current(), 8)));
    struct strand *low = begin(run, "low", 2), *high = begin(run_high, "high", 12);
    settle(low);
    settle(high);
    strand_unblock(low);
    strand_unblock(high);
    console_print(console, "main goes on\n");
    for (u64 begun = clock_now(); clock_now() - begun < 5000000;)
        strand_yield();
    assert(succeeded(strand_join(low)));
    assert(succeeded(strand_join(high)));
    struct strand_totals totals;
    strand_totals(&totals);
    console_print(console, "low waited %d, high did not %d\n", totals.longest_wait[2] > 4000000,
                  totals.longest_wait[12] < totals.longest_wait[2]);
    return 0;
}
