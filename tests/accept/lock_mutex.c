// A mutex excludes, whatever the time slice; the order of those who wait is kept.
// plain: no - strands
// with: ../../stdlib-ext/lib/lock.c
// run: --quantum 20
// expect: 80000
// expect: 1234
// expect: busy 13, again 13, unlock 0 6
#include <console.h>
#include <mutex.h>
#include <strand.h>

enum { STRANDS = 4, TURNS = 20000 };

struct shared {
    struct mutex *mutex;
    u64 total;
    u32 next;
};

static struct shared *shared;

static void add(void *__nullable argument)
{
    for (u32 i = 0; i < TURNS; i++) {
        status held = mutex_lock(shared->mutex);
        assert(succeeded(held));
        u64 total = shared->total;
        for (u32 k = 0; k < 5; k++)
            total = total * 3 / 3;
        shared->total = total + 1;
        assert(succeeded(mutex_unlock(shared->mutex)));
    }
}

static void line_up(void *__nullable argument)
{
    u32 mine = ++shared->next;
    status held = mutex_lock(shared->mutex);
    assert(succeeded(held));
    console_print(console_open(), "%u", mine);
    mutex_unlock(shared->mutex);
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

static void all(strand_procedure procedure, _Bool is_held)
{
    struct strand **strands = new_array(struct strand *, STRANDS);
    for (u32 i = 0; i < STRANDS; i++) {
        strands[i] = begin(procedure);
        if (is_held)
            settle(strands[i]);
    }
    if (is_held)
        mutex_unlock(shared->mutex);
    for (u32 i = 0; i < STRANDS; i++)
        assert(succeeded(strand_join(strands[i])));
}

static void try(void *__nullable argument)
{
    status held = mutex_try_lock(shared->mutex);
    console_print(console_open(), "\nbusy %d, ", held.code);
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    shared = new(struct shared);
    shared->mutex = mutex_create();
    all(add, 0);
    console_print(console, "%lu\n", shared->total);
    assert(succeeded(mutex_lock(shared->mutex)));
    all(line_up, 1);
    assert(succeeded(mutex_lock(shared->mutex)));
    assert(succeeded(strand_join(begin(try))));
    console_print(console, "again %d, unlock %d %d\n", mutex_lock(shared->mutex).code,
                  mutex_unlock(shared->mutex).code, mutex_unlock(shared->mutex).code);
    return 0;
}
