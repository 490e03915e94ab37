// One unblock before the block is remembered, and no more than one; other waits are not ended by it.
// plain: no - strands
// expect: block returned
// expect: slept 1
// expect: remembered 1
// expect: woken
#include <clock.h>
#include <console.h>
#include <strand.h>

static void wake(void *__nullable argument)
{
    strand_sleep(2000000);
    console_print(console_open(), "woken\n");
    strand_unblock(as_array(struct strand *, argument)[0]);
}

static struct strand *begin(strand_procedure procedure, void *argument)
{
    status why;
    struct strand *strand = strand_create(procedure, argument, "other", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    return strand;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    struct strand **self = new_array(struct strand *, 1);
    self[0] = strand_current();
    strand_unblock(self[0]);
    strand_unblock(self[0]);
    strand_block(strand_current());
    console_print(console, "block returned\n");
    u64 begun = clock_now();
    strand_unblock(self[0]);
    strand_sleep(3000000);
    console_print(console, "slept %d\n", clock_now() - begun >= 3000000);
    begun = clock_now();
    strand_block(strand_current());
    console_print(console, "remembered %d\n", clock_now() - begun < 1000000000);
    struct strand *other = begin(wake, self);
    strand_block(strand_current());
    assert(succeeded(strand_join(other)));
    return 0;
}
