/* Implements lottery, deadline and share: one leader each, which differ in how they choose.
 *
 * The list of a scheduler belongs to its leader: strands are put into it and taken out by handlers, which run
 * there. Choosing looks at every strand in it. */
#include <clock.h>
#include <deadline.h>
#include <lottery.h>
#include <package.h>
#include <share.h>
#include <sync.h>

module(schedule);
implements(lottery);
implements(deadline);
implements(share);
initialiser(start);

enum { MOST_TICKETS = 1 << 20, MOST_WEIGHT = 1000 };
static const u64 turn = 1000 * 1000, ordinary = 100 * 1000 * 1000; /* nanoseconds */

struct share {
    u32 weight, ready; /* strands of it that are ready */
    u64 used, passed;  /* nanoseconds; the same for its weight, made up for idle times */
};

struct task {
    struct strand *strand;
    struct scheduler *scheduler;
    struct task *next; /* in its list */
    _Bool is_ready, is_listed;
    u32 tickets;
    u64 within, deadline;
    struct share *share;
    u64 seen;     /* of its time, by share_account() */
    u64 last_run; /* number of its last turn */
};

typedef struct task *__nullable (*chooser)(struct scheduler *scheduler);

struct scheduler {
    struct strand *leader;
    chooser choose;
    struct task *first;
    struct task usual; /* what a strand is that did not join, when all strands are scheduled */
    u64 turns;
    _Bool has_turn;
};

static struct scheduler *lottery, *deadline, *share;
static u64 lot = 88172645463325252, missed;

/* --- Lottery ------------------------------------------------------------------------------------------ */

/* Marsaglia's xorshift. */
static u64 draw(void)
{
    lot ^= lot << 13;
    lot ^= lot >> 7;
    lot ^= lot << 17;
    return lot;
}

static struct task *__nullable choose_ticket(struct scheduler *scheduler)
{
    u64 sum = 0;
    for (struct task *task = scheduler->first; task; task = task->next)
        sum += task->is_ready ? task->tickets : 0;
    if (sum == 0)
        return NULL;
    u64 drawn = draw() % sum;
    for (struct task *task = scheduler->first; task; task = task->next) {
        u64 tickets = task->is_ready ? task->tickets : 0;
        if (drawn < tickets)
            return task;
        drawn -= tickets;
    }
    return NULL;
}

/* --- Deadlines ---------------------------------------------------------------------------------------- */

static struct task *__nullable choose_urgent(struct scheduler *scheduler)
{
    struct task *found = NULL;
    for (struct task *task = scheduler->first; task; task = task->next)
        if (task->is_ready && (!found || task->deadline < found->deadline))
            found = task;
    return found;
}

/* --- Shares ------------------------------------------------------------------------------------------- */

/* What it used, and those below it. */
static u64 time_of(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.processor_time + known.lent_time;
}

static _Bool is_before(struct task *a, struct task *b)
{
    if (a->share != b->share)
        return a->share->passed < b->share->passed;
    return a->last_run < b->last_run;
}

static struct task *__nullable choose_poorest(struct scheduler *scheduler)
{
    struct task *found = NULL;
    for (struct task *task = scheduler->first; task; task = task->next)
        if (task->is_ready && (!found || is_before(task, found)))
            found = task;
    return found;
}

/* A group that comes back starts where the poorest of the others is. */
static void share_enter(struct task *entering)
{
    struct share *group = entering->share;
    u64 least = (u64)-1;
    if (group->ready++ > 0)
        return;
    for (struct task *task = entering->scheduler->first; task; task = task->next)
        if (task->is_ready && task->share != group && task->share->passed < least)
            least = task->share->passed;
    if (least != (u64)-1 && group->passed < least)
        group->passed = least;
}

static void share_account(struct task *task)
{
    u64 now = time_of(task->strand);
    u64 used = now > task->seen ? now - task->seen : 0;
    task->seen = now;
    task->share->used += used;
    task->share->passed += used / task->share->weight;
}

/* --- What they have in common --------------------------------------------------------------------------- */

/* The one whose leader runs. */
static struct scheduler *running(void)
{
    struct strand *self = strand_current();
    return self == lottery->leader ? lottery : self == deadline->leader ? deadline : share;
}

static struct task *task_of(struct strand *strand)
{
    void *label = package_label(strand);
    if (label)
        return as(struct task, label);
    struct task *task = new(struct task);
    *task = running()->usual;
    task->strand = strand;
    task->seen = time_of(strand);
    (void)package_set_label(strand, task).code;
    return task;
}

static status on_unblock(struct strand *strand)
{
    struct task *task = task_of(strand);
    if (!task->is_listed) {
        task->next = task->scheduler->first;
        task->scheduler->first = task;
        task->is_listed = 1;
    }
    if (task->share)
        share_enter(task);
    task->is_ready = 1;
    task->deadline = clock_now() + task->within;
    return OK;
}

static void unlist(struct task *gone)
{
    struct scheduler *scheduler = gone->scheduler;
    struct task *previous = NULL;
    for (struct task *task = scheduler->first; task && task != gone; task = task->next)
        previous = task;
    if (previous)
        previous->next = gone->next;
    else
        scheduler->first = gone->next;
    gone->is_listed = 0;
}

static status on_block(struct strand *strand)
{
    struct task *task = as(struct task, package_label(strand));
    struct strand_statistics known;
    strand_statistics(strand, &known);
    task->is_ready = 0;
    if (task->share)
        task->share->ready--;
    if (task->within != 0 && clock_now() > task->deadline)
        missed++;
    if (known.state == STRAND_ENDED)
        unlist(task);
    return OK;
}

/* A strand that was taken back by its domain is in nobody's list any more. */
static void run(struct task *task)
{
    status ran = strand_resume(task->strand);
    task->last_run = ++task->scheduler->turns;
    if (task->share)
        share_account(task);
    if (failed(ran) && ran.code != STATUS_BUSY && task->is_listed) {
        if (task->share && task->is_ready)
            task->share->ready--;
        task->is_ready = 0;
        unlist(task);
    }
}

static void lead(void *__nullable argument)
{
    struct scheduler *scheduler = as(struct scheduler, argument);
    for (;;) {
        struct task *task = scheduler->choose(scheduler);
        if (task)
            run(task);
        else if (failed(package_wait()))
            strand_block(strand_current()); /* till somebody joins */
        if (!scheduler->has_turn)
            scheduler->has_turn = succeeded(package_set_turn(turn));
    }
}

static struct scheduler *make(const char *__cstr name, chooser choose)
{
    status why;
    struct scheduler *scheduler = new(struct scheduler);
    scheduler->choose = choose;
    scheduler->usual.scheduler = scheduler;
    struct strand *leader = strand_create(lead, scheduler, name, 0, &why);
    assert(leader != NULL && succeeded(strand_start(leader)));
    scheduler->leader = leader;
    return scheduler;
}

static status start(void)
{
    sync_survive();
    if (!install(strand_unblock, on_unblock) || !install(strand_block, on_block))
        return STATUS_VALUE(STATUS_LIMIT);
    lottery = make("lottery", choose_ticket);
    deadline = make("deadline", choose_urgent);
    share = make("share", choose_poorest);
    lottery->usual.tickets = 1;
    deadline->usual.within = ordinary;
    share->usual.share = share_create(1);
    return OK;
}

static status join(struct scheduler *scheduler, struct strand *strand, struct task *task)
{
    if (package_label(strand))
        return STATUS_VALUE(STATUS_BUSY);
    task->strand = strand;
    task->scheduler = scheduler;
    task->seen = time_of(strand);
    status adopted = package_adopt(strand, scheduler->leader, task);
    if (succeeded(adopted))
        strand_unblock(scheduler->leader);
    return adopted;
}

/* It may wait for the first to join. */
static status rule(struct scheduler *scheduler, struct processor *__nullable processor)
{
    status woken = strand_unblock(scheduler->leader);
    return failed(woken) ? woken : processor_take(processor, scheduler->leader);
}

/* --- The interfaces --------------------------------------------------------------------------------------- */

struct strand *lottery_leader(void)
{
    return lottery->leader;
}

status lottery_join(struct strand *strand, u32 tickets)
{
    struct task *task = new(struct task);
    if (tickets == 0 || tickets > MOST_TICKETS)
        return STATUS_VALUE(STATUS_INVALID);
    task->tickets = tickets;
    return join(lottery, strand, task);
}

status lottery_rule(struct processor *__nullable processor)
{
    return rule(lottery, processor);
}

struct strand *deadline_leader(void)
{
    return deadline->leader;
}

status deadline_join(struct strand *strand, u64 within)
{
    struct task *task = new(struct task);
    if (within == 0 || within > (u64)-1 - clock_now())
        return STATUS_VALUE(STATUS_INVALID);
    task->within = within;
    return join(deadline, strand, task);
}

status deadline_rule(struct processor *__nullable processor)
{
    return rule(deadline, processor);
}

u64 deadline_missed(void)
{
    return missed;
}

struct strand *share_leader(void)
{
    return share->leader;
}

struct share *__nullable share_create(u32 weight)
{
    if (weight == 0 || weight > MOST_WEIGHT)
        return NULL;
    struct share *group = new(struct share);
    group->weight = weight;
    return group;
}

status share_join(struct strand *strand, struct share *group)
{
    struct task *task = new(struct task);
    task->share = group;
    return join(share, strand, task);
}

status share_rule(struct processor *__nullable processor)
{
    return rule(share, processor);
}

u64 share_used(struct share *group)
{
    return group->used;
}
