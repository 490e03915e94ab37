// A semaphore lets as many in as it has permits, whatever the time slice, and hands them out in order.
// plain: no - strands
// with: ../../stdlib-ext/lib/lock.c
// run: --quantum 20
// expect: never more than 2: 1, 8000 in all
// expect: 123
// expect: none left 1, full 3
#include <console.h>
#include <semaphore.h>
#include <strand.h>

struct shared {
    struct semaphore *semaphore;
    u32 inside, most, turns, next;
};

static struct shared *shared;

static void enter(void *__nullable argument)
{
    for (u32 i = 0; i < 2000; i++) {
        semaphore_acquire(shared->semaphore);
        u32 inside = atomic_fetch_add(&shared->inside, 1) + 1;
        if (inside > shared->most)
            shared->most = inside;
        atomic_fetch_add(&shared->turns, 1);
        if (i % 64 == 0)
            strand_yield();
        atomic_fetch_sub(&shared->inside, 1);
        assert(succeeded(semaphore_release(shared->semaphore)));
    }
}

static void line_up(void *__nullable argument)
{
    u32 mine = ++shared->next;
    semaphore_acquire(shared->semaphore);
    console_print(console_open(), "%u", mine);
    semaphore_release(shared->semaphore);
}

static struct strand *begin(strand_procedure procedure)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, "strand", 0, &why);
    assert(strand != NULL);
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
    struct strand **strands = new_array(struct strand *, 4);
    shared = new(struct shared);
    shared->semaphore = semaphore_create(2);
    for (u32 i = 0; i < 4; i++)
        strands[i] = begin(enter);
    for (u32 i = 0; i < 4; i++)
        assert(succeeded(strand_join(strands[i])));
    console_print(console, "never more than 2: %d, %u in all\n", shared->most <= 2, shared->turns);
    shared->semaphore = semaphore_create(0);
    for (u32 i = 0; i < 3; i++) {
        strands[i] = begin(line_up);
        settle(strands[i]);
    }
    semaphore_release(shared->semaphore);
    for (u32 i = 0; i < 3; i++)
        assert(succeeded(strand_join(strands[i])));
    semaphore_acquire(shared->semaphore);
    struct semaphore *full = semaphore_create((u64)-1);
    console_print(console, "\nnone left %d, full %d\n", !semaphore_try_acquire(shared->semaphore),
                  semaphore_release(full).code);
    return 0;
}
