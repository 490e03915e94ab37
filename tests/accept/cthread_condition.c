// Threads of the C-threads package wait for each other by a mutex and a condition, and give results to whoever joins.
// plain: no - strands
// with: ../../stdlib-ext/lib/cthread.c
// with: ../../stdlib-ext/lib/lock.c
// run: --quantum 200
// expect: abcabcabcabc 6 6 6
#include <console.h>
#include <cthread.h>

struct shared {
    struct mutex *mutex;
    struct condition *changed;
    u32 turn, rounds;
    struct console *out;
};

struct part {
    struct shared *shared;
    u32 number, sum;
};

static void *__nullable work(void *__nullable argument)
{
    struct part *part = as(struct part, argument);
    struct shared *shared = part->shared;
    for (u32 i = 0; i < shared->rounds; i++) {
        assert(succeeded(mutex_lock(shared->mutex)));
        while (shared->turn % 3 != part->number)
            assert(succeeded(condition_wait(shared->changed, shared->mutex)));
        console_print(shared->out, "%c", (int)('a' + part->number));
        shared->turn++;
        part->sum += i;
        condition_broadcast(shared->changed);
        mutex_unlock(shared->mutex);
    }
    return part;
}

int main(int argc, str_t *__array argv)
{
    struct shared *shared = new(struct shared);
    struct cthread **threads = new_array(struct cthread *, 3);
    status why = OK;
    shared->mutex = mutex_create();
    shared->changed = condition_create();
    shared->rounds = 4;
    shared->out = console_open();
    for (u32 i = 0; i < 3; i++) {
        struct part *part = new(struct part);
        part->shared = shared;
        part->number = i;
        threads[i] = cthread_fork(work, part, "part", &why);
        assert(threads[i] != NULL);
    }
    for (u32 i = 0; i < 3; i++) {
        struct part *part = as(struct part, cthread_join(threads[i], &why));
        assert(succeeded(why));
        console_print(shared->out, " %u", part->sum);
    }
    console_print(shared->out, "\n");
    return 0;
}
