/* Implements mutex, condition and semaphore: one word each, on which strands wait (sync.h).
 *
 * A strand may be ended between any two instructions here. Nothing is ever half done: each step that others
 * can see is one atomic operation, or one call of interface sync. */
#include <condition.h>
#include <mutex.h>
#include <semaphore.h>
#include <sync.h>

module(lock);
implements(mutex);
implements(condition);
implements(semaphore);
initialiser(start);

static status start(void)
{
    sync_survive();
    return OK;
}

/* Stores `wanted` when the word is `expected`; whether it was. */
static _Bool swap(u64 *__scope word, u64 expected, u64 wanted)
{
    return atomic_compare_exchange_strong(word, &expected, wanted);
}

/* --- Mutex: the word is the number of the holder, 0: nobody ----------------------------------------- */

struct mutex {
    u64 holder;
};

struct mutex *mutex_create(void)
{
    return new(struct mutex);
}

status mutex_lock(struct mutex *mutex)
{
    u64 self = sync_self();
    for (;;) {
        u64 holder = mutex->holder;
        if (holder == self)
            return STATUS_VALUE(STATUS_BUSY);
        if (holder == 0) {
            if (swap(&mutex->holder, 0, self))
                return OK;
            continue;
        }
        status turn = sync_block(&mutex->holder, holder, holder);
        if (turn.code != STATUS_BUSY)
            return turn; /* whoever passed it on has written our number */
    }
}

status mutex_try_lock(struct mutex *mutex)
{
    if (swap(&mutex->holder, 0, sync_self()))
        return OK;
    u64 holder = mutex->holder;
    return STATUS_VALUE(holder == 0 || sync_is_alive(holder) ? STATUS_BUSY : STATUS_POISONED);
}

status mutex_unlock(struct mutex *mutex)
{
    return sync_pass(&mutex->holder);
}

status mutex_repair(struct mutex *mutex)
{
    u64 holder = mutex->holder;
    if (holder == 0 || sync_is_alive(holder))
        return STATUS_VALUE(STATUS_INVALID);
    return swap(&mutex->holder, holder, sync_self()) ? OK : STATUS_VALUE(STATUS_INVALID);
}

/* --- Condition: the word counts signals that found nobody in line ----------------------------------- */

struct condition {
    u64 signals;
};

struct condition *condition_create(void)
{
    return new(struct condition);
}

status condition_wait(struct condition *condition, struct mutex *mutex)
{
    u64 seen = condition->signals;
    status given = mutex_unlock(mutex);
    if (failed(given))
        return given;
    /* BUSY: a signal came since. */
    (void)sync_block(&condition->signals, seen, 0).code;
    return mutex_lock(mutex);
}

void condition_signal(struct condition *condition)
{
    sync_post(&condition->signals);
}

void condition_broadcast(struct condition *condition)
{
    for (;;) {
        u64 signals = condition->signals;
        if (sync_wake(&condition->signals, signals, signals + 1, (u64)-1))
            return;
    }
}

/* --- Semaphore: the word counts permits -------------------------------------------------------------- */

struct semaphore {
    u64 permits;
};

struct semaphore *semaphore_create(u64 permits)
{
    struct semaphore *semaphore = new(struct semaphore);
    semaphore->permits = permits;
    return semaphore;
}

_Bool semaphore_try_acquire(struct semaphore *semaphore)
{
    for (;;) {
        u64 permits = semaphore->permits;
        if (permits == 0)
            return 0;
        if (swap(&semaphore->permits, permits, permits - 1))
            return 1;
    }
}

void semaphore_acquire(struct semaphore *semaphore)
{
    while (!semaphore_try_acquire(semaphore))
        if (succeeded(sync_block(&semaphore->permits, 0, 0)))
            return; /* the permit was handed over */
}

status semaphore_release(struct semaphore *semaphore)
{
    return sync_post(&semaphore->permits);
}
