/* Implements cthread: a strand that leads, and a queue of those that are ready.
 *
 * The queue belongs to the leader: handlers run on it. Whoever forks only makes a strand and puts it under the
 * leader. So a strand that is ended in here leaves nothing half done. */
#include <cthread.h>
#include <package.h>
#include <sync.h>

module(cthread);
implements(cthread);
initialiser(start);

static const u64 turn = 1000 * 1000;

struct cthread {
    struct strand *strand;
    cthread_procedure procedure;
    void *argument, *result;
    _Bool is_ready;
    struct cthread *next; /* in the queue */
};

static struct strand *leader;
static struct cthread *first, *last;
static u64 wanted_turn, given_turn;

/* --- The queue -------------------------------------------------------------------------------------- */

static void append(struct cthread *thread)
{
    thread->next = NULL;
    if (first)
        last->next = thread;
    else
        first = thread;
    last = thread;
}

static void prepend(struct cthread *thread)
{
    thread->next = first;
    if (!first)
        last = thread;
    first = thread;
}

static struct cthread *__nullable take(void)
{
    struct cthread *thread = first;
    if (thread)
        first = thread->next;
    return thread;
}

static status on_unblock(struct strand *strand)
{
    struct cthread *thread = as(struct cthread, package_label(strand));
    thread->is_ready = 1;
    append(thread);
    return OK;
}

static status on_block(struct strand *strand)
{
    as(struct cthread, package_label(strand))->is_ready = 0;
    return OK;
}

/* --- The leader -------------------------------------------------------------------------------------- */

static void run(struct cthread *thread)
{
    status ran = strand_resume(thread->strand);
    if (ran.code == STATUS_BUSY)
        prepend(thread);
    else if (succeeded(ran) && thread->is_ready)
        append(thread);
}

static void lead(void *__nullable argument)
{
    for (;;) {
        struct cthread *thread = take();
        if (thread)
            run(thread);
        else if (failed(package_wait()))
            strand_block(strand_current()); /* till somebody forks */
        if (given_turn != wanted_turn && succeeded(package_set_turn(wanted_turn)))
            given_turn = wanted_turn;
    }
}

static status start(void)
{
    status why;
    sync_survive();
    wanted_turn = turn;
    if (!install(strand_unblock, on_unblock) || !install(strand_block, on_block))
        return STATUS_VALUE(STATUS_LIMIT);
    leader = strand_create(lead, NULL, "cthreads", 0, &why);
    return leader ? strand_start(leader) : why;
}

/* --- Threads ----------------------------------------------------------------------------------------- */

static void begin(void *__nullable argument)
{
    struct cthread *thread = as(struct cthread, argument);
    thread->result = thread->procedure(thread->argument);
}

struct cthread *__nullable cthread_fork(cthread_procedure procedure, void *__nullable argument,
                                        const char *__cstr name, status *__scope why)
{
    struct cthread *thread = new(struct cthread);
    thread->procedure = procedure;
    thread->argument = argument;
    struct strand *strand = strand_create(begin, thread, name, 0, why);
    if (!strand)
        return NULL;
    thread->strand = strand;
    *why = package_adopt(strand, leader, thread);
    if (succeeded(*why))
        *why = strand_start(strand);
    if (failed(*why)) {
        strand_kill(strand);
        return NULL;
    }
    strand_unblock(leader);
    return thread;
}

void *__nullable cthread_join(struct cthread *thread, status *__scope why)
{
    *why = strand_join(thread->strand);
    return thread->result;
}

void cthread_yield(void)
{
    strand_yield();
}

status cthread_set_turn(u64 nanoseconds)
{
    enum { LEAST = 10 * 1000 };
    if (nanoseconds < LEAST)
        return STATUS_VALUE(STATUS_INVALID);
    wanted_turn = nanoseconds;
    return OK;
}

struct strand *cthread_strand(struct cthread *thread)
{
    return thread->strand;
}

status cthread_entrust(struct strand *above)
{
    return package_entrust(leader, above);
}

struct strand *__nullable cthread_leader(void)
{
    struct strand_statistics known;
    strand_statistics(leader, &known);
    return known.state == STRAND_ENDED ? NULL : leader;
}
