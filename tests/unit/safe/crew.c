/* Implements crew, and runs strands of its own. */
#include "crew.h"

#include <console.h>
#include <heap.h>
#include <package.h>

module(crew);
implements(crew);
initialiser(start);

static struct mutex *mutex;

static status start(void)
{
    mutex = mutex_create();
    return OK;
}

struct mutex *crew_mutex(void)
{
    return mutex;
}

static void nothing(void *__nullable argument)
{
}

static void wait(void *__nullable argument)
{
    for (;;)
        strand_block(strand_current());
}

static void lock(void *__nullable argument)
{
    (void)mutex_lock(mutex).code;
}

static struct strand *make(strand_procedure procedure)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, "crew", 0, &why);
    assert(strand != NULL);
    return strand;
}

static struct strand *begin(strand_procedure procedure)
{
    struct strand *strand = make(procedure);
    assert(succeeded(strand_start(strand)));
    return strand;
}

struct strand *crew_waits(void)
{
    return begin(wait);
}

struct strand *crew_idles(void)
{
    return make(nothing);
}

struct strand *crew_locks(void)
{
    return begin(lock);
}

static struct strand *worker;

static void work(void *__nullable argument)
{
    for (;;)
        ;
}

struct strand *crew_works(struct strand *leader)
{
    worker = make(work);
    assert(succeeded(package_entrust(worker, leader)));
    assert(succeeded(strand_start(worker)));
    return worker;
}

void crew_borrows(void)
{
    worker = make(work);
    assert(succeeded(package_adopt(worker, strand_current(), NULL)));
    assert(succeeded(strand_start(worker)));
}

u64 crew_worked(void)
{
    struct strand_statistics known;
    strand_statistics(worker, &known);
    return known.processor_time;
}

/* Till the strand that works has gone on. */
int goes_on(int argc, str_t *__array argv)
{
    u64 before = crew_worked();
    while (crew_worked() < before + 1000000)
        strand_sleep(1000000);
    return 0;
}

int main(int argc, str_t *__array argv)
{
    return 0;
}

/* A thousand strands, one after the other, all kept till the end or none. */
int thousand(int argc, str_t *__array argv)
{
    struct strand **kept = new_array(struct strand *, 1000);
    for (u32 i = 0; i < 1000; i++) {
        struct strand *strand = begin(nothing);
        assert(succeeded(strand_join(strand)));
        kept[i] = argc > 1 ? strand : NULL;
    }
    heap_collect();
    for (u32 i = 0; i < 1000 && argc > 1; i++)
        assert(succeeded(strand_join(kept[i])));
    return 0;
}

/* Ten thousand strands at a time, each waits and is ended. */
int ten_thousand(int argc, str_t *__array argv)
{
    enum { STRANDS = 10000 };
    struct strand **strands = new_array(struct strand *, STRANDS);
    for (u32 i = 0; i < STRANDS; i++)
        strands[i] = begin(wait);
    strand_yield();
    struct strand_statistics known;
    for (u32 i = 0; i < STRANDS; i++) {
        strand_unblock(strands[i]);
        strand_kill(strands[i]);
        assert(strand_join(strands[i]).code == STATUS_KILLED);
        strand_statistics(strands[i], &known);
        assert(known.state == STRAND_ENDED && known.waits > 0);
    }
    return 0;
}

/* How many strands there may be. */
int count_limit(int argc, str_t *__array argv)
{
    status why = OK;
    int count = 0;
    while (strand_create(nothing, NULL, "one more", 0, &why))
        count++;
    console_print(console_open(), "limit %d after %d\n", why.code, count);
    return 0;
}

/* Leaves a strand behind that prints when it runs. */
static void speak(void *__nullable argument)
{
    strand_yield();
    console_print(console_open(), "left behind\n");
    strand_block(strand_current());
}

int leave(int argc, str_t *__array argv)
{
    begin(speak);
    return 0;
}

int sleep(int argc, str_t *__array argv)
{
    strand_sleep((u64)3600 * 1000000000);
    return 0;
}

int block(int argc, str_t *__array argv)
{
    strand_block(strand_current());
    return 0;
}
