// A condition wakes those who wait in their order, one by one or all; a mutex that is not held is refused.
// plain: no - strands
// with: ../../stdlib-ext/lib/lock.c
// run: --quantum 20
// expect: not held 6
// expect: 1 2 3 
// expect: all 5
#include <condition.h>
#include <console.h>
#include <strand.h>

struct shared {
    struct mutex *mutex;
    struct condition *condition;
    u32 waiting, permits, woken;
};

static struct shared *shared;

static void wait(void *__nullable argument)
{
    status held = mutex_lock(shared->mutex);
    u32 mine = ++shared->waiting;
    while (succeeded(held) && shared->permits == 0)
        held = condition_wait(shared->condition, shared->mutex);
    assert(succeeded(held));
    shared->permits--;
    shared->woken++;
    if (mine <= 3)
        console_print(console_open(), "%u ", mine);
    mutex_unlock(shared->mutex);
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

static struct strand *begin(void)
{
    status why;
    struct strand *strand = strand_create(wait, NULL, "waiter", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    settle(strand);
    return strand;
}

static void allow(u32 permits)
{
    assert(succeeded(mutex_lock(shared->mutex)));
    shared->permits += permits;
    if (permits == 1)
        condition_signal(shared->condition);
    else
        condition_broadcast(shared->condition);
    mutex_unlock(shared->mutex);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    shared = new(struct shared);
    shared->mutex = mutex_create();
    shared->condition = condition_create();
    console_print(console, "not held %d\n", condition_wait(shared->condition, shared->mutex).code);
    struct strand **strands = new_array(struct strand *, 8);
    for (u32 i = 0; i < 3; i++)
        strands[i] = begin();
    for (u32 i = 0; i < 3; i++) {
        allow(1);
        assert(succeeded(strand_join(strands[i])));
    }
    for (u32 i = 3; i < 8; i++)
        strands[i] = begin();
    shared->woken = 0;
    allow(5);
    for (u32 i = 3; i < 8; i++)
        assert(succeeded(strand_join(strands[i])));
    console_print(console, "\nall %u\n", shared->woken);
    return 0;
}
