/* What POSIX threads take for the same. Both threads are bound to one processor, which is where strands run
 * and where waking the other thread costs least. */
#include "bench.h"

#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <unistd.h>

static void *nothing(void *argument)
{
    return argument;
}

/* Threads inherit it. */
static void bind(cpu_set_t *before)
{
    cpu_set_t one;
    sched_getaffinity(0, sizeof *before, before);
    CPU_ZERO(&one);
    CPU_SET((unsigned)sched_getcpu(), &one);
    sched_setaffinity(0, sizeof one, &one);
}

static bool together(void *(*other)(void *), void (*self)(uint64_t), uint64_t turns)
{
    cpu_set_t before;
    pthread_t thread;
    bind(&before);
    bool started = pthread_create(&thread, NULL, other, &turns) == 0;
    if (started) {
        self(turns);
        pthread_join(thread, NULL);
    }
    sched_setaffinity(0, sizeof before, &before);
    return started;
}

bool thread_fork_join(uint64_t turns)
{
    cpu_set_t before;
    bool ok = true;
    bind(&before);
    for (uint64_t i = 0; ok && i < turns; i++) {
        pthread_t thread;
        ok = pthread_create(&thread, NULL, nothing, NULL) == 0 && pthread_join(thread, NULL) == 0;
    }
    sched_setaffinity(0, sizeof before, &before);
    return ok;
}

/* --- Ping-pong: each waits until it is its turn ------------------------------------------------------- */

static _Atomic uint32_t turn;

static void futex_wait_for(uint32_t mine)
{
    uint32_t now;
    while ((now = atomic_load(&turn)) != mine)
        syscall(SYS_futex, &turn, FUTEX_WAIT_PRIVATE, now, NULL, NULL, 0);
}

static void futex_give(uint32_t next)
{
    atomic_store(&turn, next);
    syscall(SYS_futex, &turn, FUTEX_WAKE_PRIVATE, 1, NULL, NULL, 0);
}

static void futex_play(uint32_t mine, uint64_t turns)
{
    for (uint64_t i = 0; i < turns; i++) {
        futex_wait_for(mine);
        futex_give(1 - mine);
    }
}

static void futex_self(uint64_t turns)
{
    futex_play(0, turns);
}

static void *futex_other(void *turns)
{
    futex_play(1, *(uint64_t *)turns);
    return NULL;
}

bool thread_ping_pong_futex(uint64_t turns)
{
    atomic_store(&turn, 0);
    return together(futex_other, futex_self, turns);
}

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t condition = PTHREAD_COND_INITIALIZER;

static void condition_play(uint32_t mine, uint64_t turns)
{
    for (uint64_t i = 0; i < turns; i++) {
        pthread_mutex_lock(&mutex);
        while (turn != mine)
            pthread_cond_wait(&condition, &mutex);
        turn = 1 - mine;
        pthread_cond_signal(&condition);
        pthread_mutex_unlock(&mutex);
    }
}

static void condition_self(uint64_t turns)
{
    condition_play(0, turns);
}

static void *condition_other(void *turns)
{
    condition_play(1, *(uint64_t *)turns);
    return NULL;
}

bool thread_ping_pong_condition(uint64_t turns)
{
    turn = 0;
    return together(condition_other, condition_self, turns);
}

static int there[2], back[2];

static void pipe_self(uint64_t turns)
{
    char c = 0;
    for (uint64_t i = 0; i < turns; i++)
        if (write(there[1], &c, 1) != 1 || read(back[0], &c, 1) != 1)
            return;
}

static void *pipe_other(void *turns)
{
    char c;
    for (uint64_t i = 0; i < *(uint64_t *)turns; i++)
        if (read(there[0], &c, 1) != 1 || write(back[1], &c, 1) != 1)
            break;
    return NULL;
}

static void close_both(const int ends[2])
{
    close(ends[0]);
    close(ends[1]);
}

bool thread_ping_pong_pipe(uint64_t turns)
{
    if (pipe(there) != 0)
        return false;
    if (pipe(back) != 0) {
        close_both(there);
        return false;
    }
    bool ok = together(pipe_other, pipe_self, turns);
    close_both(there);
    close_both(back);
    return ok;
}

/* --- Mutex -------------------------------------------------------------------------------------------- */

bool thread_lock_free(uint64_t turns)
{
    for (uint64_t i = 0; i < turns; i++) {
        pthread_mutex_lock(&mutex);
        pthread_mutex_unlock(&mutex);
    }
    return true;
}

/* The holder gives way, so that the other one finds it locked, every time. */
static void lock_self(uint64_t turns)
{
    for (uint64_t i = 0; i < turns; i++) {
        pthread_mutex_lock(&mutex);
        sched_yield();
        pthread_mutex_unlock(&mutex);
    }
}

static void *lock_other(void *turns)
{
    lock_self(*(uint64_t *)turns);
    return NULL;
}

bool thread_lock_contended(uint64_t turns)
{
    return together(lock_other, lock_self, turns);
}

/* --- A queue of 64 places ------------------------------------------------------------------------------- */

enum { PLACES = 64 };
static struct {
    void *place[PLACES];
    uint64_t sent, received;
    pthread_cond_t not_full, not_empty;
} queue = {.not_full = PTHREAD_COND_INITIALIZER, .not_empty = PTHREAD_COND_INITIALIZER};

static void queue_receive(uint64_t turns)
{
    for (uint64_t i = 0; i < turns; i++) {
        pthread_mutex_lock(&mutex);
        while (queue.sent == queue.received)
            pthread_cond_wait(&queue.not_empty, &mutex);
        queue.place[queue.received++ % PLACES] = NULL;
        pthread_cond_signal(&queue.not_full);
        pthread_mutex_unlock(&mutex);
    }
}

static void *queue_send(void *turns)
{
    for (uint64_t i = 0; i < *(uint64_t *)turns; i++) {
        pthread_mutex_lock(&mutex);
        while (queue.sent - queue.received == PLACES)
            pthread_cond_wait(&queue.not_full, &mutex);
        queue.place[queue.sent++ % PLACES] = turns;
        pthread_cond_signal(&queue.not_empty);
        pthread_mutex_unlock(&mutex);
    }
    return NULL;
}

bool thread_queue(uint64_t turns)
{
    queue.sent = queue.received = 0;
    return together(queue_send, queue_receive, turns);
}

static void pipe_receive(uint64_t turns)
{
    void *word;
    for (uint64_t i = 0; i < turns; i++)
        if (read(there[0], &word, sizeof word) != sizeof word)
            return;
}

static void *pipe_send(void *turns)
{
    for (uint64_t i = 0; i < *(uint64_t *)turns; i++)
        if (write(there[1], &turns, sizeof turns) != sizeof turns)
            break;
    return NULL;
}

bool thread_pipe(uint64_t turns)
{
    if (pipe(there) != 0)
        return false;
    bool ok = together(pipe_send, pipe_receive, turns);
    close_both(there);
    return ok;
}
