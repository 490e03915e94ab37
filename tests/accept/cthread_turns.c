// Threads of a package share one part of the processor, in turns, beside whoever else is there; a thread that waits
// gives its turn to the others; hundreds of threads come and go.
// plain: no - strands
// with: ../../stdlib-ext/lib/cthread.c
// with: ../../stdlib-ext/lib/lock.c
// expect: woken, 300 threads, turn 1
#include <console.h>
#include <cthread.h>

enum { THREADS = 100, ROUNDS = 3, MILLISECOND = 1000000 };

struct flag {
    u32 is_set, done;
};

/* Ends only when the other one had its turns meanwhile. */
static void *__nullable spin(void *__nullable argument)
{
    struct flag *flag = as(struct flag, argument);
    while (!atomic_load(&flag->is_set))
        ;
    return flag;
}

static void *__nullable set(void *__nullable argument)
{
    struct flag *flag = as(struct flag, argument);
    strand_sleep(5 * MILLISECOND);
    atomic_store(&flag->is_set, 1);
    return NULL;
}

static void *__nullable count(void *__nullable argument)
{
    cthread_yield();
    atomic_fetch_add(&as(struct flag, argument)->done, 1);
    return NULL;
}

int main(int argc, str_t *__array argv)
{
    struct flag *flag = new(struct flag);
    struct cthread **threads = new_array(struct cthread *, THREADS);
    status why;
    assert(cthread_leader() != NULL);
    threads[0] = cthread_fork(spin, flag, "spin", &why);
    threads[1] = cthread_fork(set, flag, "set", &why);
    (void)cthread_join(threads[0], &why);
    assert(succeeded(why));
    (void)cthread_join(threads[1], &why);
    for (u32 round = 0; round < ROUNDS; round++) {
        for (u32 i = 0; i < THREADS; i++) {
            threads[i] = cthread_fork(count, flag, "count", &why);
            assert(threads[i] != NULL);
        }
        for (u32 i = 0; i < THREADS; i++)
            (void)cthread_join(threads[i], &why);
    }
    console_print(console_open(), "woken, %u threads, turn %d\n", flag->done,
                  cthread_set_turn(1).code);
    return 0;
}
