// A mutex whose holder ended is poisoned: those who wait are told, those who come as well, until it is repaired. One
// who is ended while it waits leaves no trace.
// plain: no - strands
// with: ../../stdlib-ext/lib/lock.c
// expect: waited 20
// expect: lock 20, try 20, unlock 6
// expect: repaired 0, unlock 0, lock 0, not poisoned 1
// expect: the next one has it 0
#include <console.h>
#include <mutex.h>
#include <strand.h>

struct who {
    const char *__array text;
};

static struct mutex *mutex;

static void hold(void *__nullable argument)
{
    assert(succeeded(mutex_lock(mutex)));
    strand_block(strand_current());
}

static void wait(void *__nullable argument)
{
    status held = mutex_lock(mutex);
    console_print(console_open(), "%s %d\n", as(struct who, argument)->text, held.code);
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

static struct strand *begin(strand_procedure procedure, const char *__array text)
{
    status why;
    struct who *who = new(struct who);
    who->text = text;
    struct strand *strand = strand_create(procedure, who, "strand", 0, &why);
    assert(strand != NULL);
    assert(succeeded(strand_start(strand)));
    settle(strand);
    return strand;
}

static int end(struct strand *strand)
{
    strand_kill(strand);
    return strand_join(strand).code;
}

int main(int argc, str_t *__array argv)
{
    struct console *console = console_open();
    mutex = mutex_create();
    struct strand *holder = begin(hold, "holder"), *waiter = begin(wait, "waited");
    end(holder);
    assert(succeeded(strand_join(waiter)));
    console_print(console, "lock %d, try %d, unlock %d\n", mutex_lock(mutex).code,
                  mutex_try_lock(mutex).code, mutex_unlock(mutex).code);
    console_print(console, "repaired %d, unlock %d, lock %d, not poisoned %d\n", mutex_repair(mutex).code,
                  mutex_unlock(mutex).code, mutex_lock(mutex).code, mutex_repair(mutex).code);
    waiter = begin(wait, "waited");
    struct strand *next = begin(wait, "the next one has it");
    end(waiter);
    mutex_unlock(mutex);
    assert(succeeded(strand_join(next)));
    return 0;
}
