/* Schedulers of all strands, most of which do wrong. Each entry lets one take the processor while three strands are
 * busy, and prints how it ended and what they had, in thousandths, while it ruled and afterwards. */
#include "crew.h"

#include <console.h>
#include <event.h>
#include <package.h>
#include <scheduler.h>
#include <share.h>

module(usurper);

enum { MILLISECOND = 1000000, ENOUGH = 60 * MILLISECOND, STEPS = 100, BUSY = 3 };

struct task {
    struct strand *strand;
    struct task *next;
    _Bool is_ready;
};

static struct task *first, *last;
static struct strand *leader, *forgotten, *unborn, *asleep, *worker[BUSY];
static u64 counts, begun[BUSY],
    seen[BUSY]; /* times of the workers, when the reign began and lately */
static _Bool is_faulty;

/* --- Strands ------------------------------------------------------------------------------------------ */

static void busy(void *__nullable argument)
{
    for (;;)
        counts++;
}

static void end(void *__nullable argument)
{
}

static void wait(void *__nullable argument)
{
    for (;;)
        strand_block(strand_current());
}

static void sleep(void *__nullable argument)
{
    strand_sleep(3600 * 1000 * (u64)MILLISECOND);
}

static struct strand *make(strand_procedure procedure, const char *__cstr name)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, name, 0, &why);
    assert(strand != NULL);
    return strand;
}

static struct strand *begin(strand_procedure procedure, const char *__cstr name)
{
    struct strand *strand = make(procedure, name);
    assert(succeeded(strand_start(strand)));
    return strand;
}

static u64 time_of(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.processor_time;
}

static u32 state_of(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.state;
}

static void look(u64 *__counted_by(BUSY) __scope times)
{
    for (u32 i = 0; i < BUSY; i++)
        times[i] = worker[i] ? time_of(worker[i]) : 0;
}

/* --- The queue ---------------------------------------------------------------------------------------- */

static void append(struct task *task)
{
    task->next = NULL;
    if (first)
        last->next = task;
    else
        first = task;
    last = task;
}

static void prepend(struct task *task)
{
    task->next = first;
    if (!first)
        last = task;
    first = task;
}

static struct task *__nullable take(void)
{
    struct task *task = first;
    if (task)
        first = task->next;
    return task;
}

static struct task *task_of(struct strand *strand)
{
    void *label = package_label(strand);
    if (label)
        return as(struct task, label);
    struct task *task = new (struct task);
    task->strand = strand;
    assert(succeeded(package_set_label(strand, task)));
    return task;
}

static status on_unblock(struct strand *strand)
{
    int *nothing = NULL;
    if (is_faulty)
        *nothing = 1;
    struct task *task = task_of(strand);
    task->is_ready = 1;
    if (strand != forgotten)
        append(task);
    return OK;
}

static status on_block(struct strand *strand)
{
    task_of(strand)->is_ready = 0;
    return OK;
}

/* It has no strands any more, or may not run them. */
static _Bool is_deposed;

/* One turn of one strand, or a wait for some. */
static void step(void)
{
    struct task *task = take();
    if (!task) {
        is_deposed = failed(package_wait());
        return;
    }
    status ran = strand_resume(task->strand);
    is_deposed = ran.code == STATUS_DENIED;
    if (ran.code == STATUS_BUSY)
        prepend(task);
    else if (succeeded(ran) && task->is_ready)
        append(task);
}

/* It may run before the processor is its own. */
static void await_processor(void)
{
    while (failed(package_set_turn(MILLISECOND / 2)))
        strand_yield();
}

static void rule(u32 steps)
{
    await_processor();
    look(begun);
    for (u32 i = 0; i < steps && !is_deposed; i++) {
        look(seen);
        step();
    }
}

/* --- What they do ------------------------------------------------------------------------------------- */

static void obey(void *__nullable argument)
{
    rule((u32)-1);
}

static void give_up(void *__nullable argument)
{
    rule(STEPS);
}

static void fault_alone(void *__nullable argument)
{
    int *nothing = NULL;
    rule(STEPS);
    *nothing = 1;
}

/* The handler goes when it faults; from then on nobody hears who is ready. */
static void fault_in_handler(void *__nullable argument)
{
    rule(STEPS);
    is_faulty = 1;
    rule((u32)-1);
}

static void forget_it(void *__nullable argument)
{
    forgotten = worker[0];
    rule((u32)-1);
}

static void hoard(void *__nullable argument)
{
    for (;;)
        counts++;
}

static void sleep_on(void *__nullable argument)
{
    for (;;)
        strand_block(strand_current());
}

static void say(const char *__cstr what, status result)
{
    console_print(console_open(), "%s %d\n", what, result.code);
}

/* Names strands that it does not run, and does to them what only others may. */
static void meddle(void *__nullable argument)
{
    await_processor(); /* what it makes from now on is the kernel's, so it may wait for that */
    struct strand *self = strand_current(), *others = crew_idles(), *ended = begin(end, "ended");
    struct strand *below = make(busy, "below"), *lower = make(wait, "lower");
    assert(succeeded(strand_join(ended)) && succeeded(package_adopt(below, lower, NULL)));
    assert(succeeded(package_wait())); /* hears of all that are ready */
    say("resume what was not started", strand_resume(unborn));
    say("resume what sleeps", strand_resume(asleep));
    say("resume the ended", strand_resume(ended));
    say("resume itself", strand_resume(self));
    say("resume what it made itself", strand_resume(others));
    say("resume what another schedules", strand_resume(below));
    say("unblock what was not started", strand_unblock(unborn));
    say("unblock the ended", strand_unblock(ended));
    say("unblock what sleeps", strand_unblock(asleep));
    assert(state_of(asleep) == STRAND_WAITS && state_of(unborn) == STRAND_CREATED);
    say("start another domain's", strand_start(others));
    say("kill another domain's", strand_kill(worker[2]));
    say("release one that it rules", package_release(worker[0]));
    say("come under one that it rules", package_adopt(self, worker[0], NULL));
    say("label another's", package_set_label(others, NULL));
    say("label the ended", package_set_label(ended, NULL));
    say("label itself", package_set_label(self, NULL));
    obey(NULL);
}

/* --- What becomes of it -------------------------------------------------------------------------------- */

/* What each of them had in between. */
static void print_parts(const char *__cstr when, const u64 *__counted_by(BUSY) __scope from,
                        const u64 *__counted_by(BUSY) __scope to)
{
    struct console *console = console_open();
    u64 sum = 1;
    for (u32 i = 0; i < BUSY; i++)
        sum += to[i] - from[i];
    console_print(console, "%s", when);
    for (u32 i = 0; i < BUSY; i++)
        console_print(console, " %lu", (to[i] - from[i]) * 1000 / sum);
    console_print(console, "\n");
}

/* Till the last of them had so much, or the leader has ended. Each look cuts somebody's turn short: few of them. */
static void pass_time(const u64 *__counted_by(BUSY) __scope since, _Bool ruled)
{
    while (time_of(worker[BUSY - 1]) - since[BUSY - 1] < ENOUGH &&
           !(ruled && state_of(leader) == STRAND_ENDED))
        strand_sleep(45 * MILLISECOND);
}

static void set_up(strand_procedure lead)
{
    assert(install(strand_unblock, on_unblock) != NULL && install(strand_block, on_block) != NULL);
    worker[0] = begin(busy, "victim");
    worker[1] = begin(busy, "second");
    leader = begin(lead, "usurper");
    worker[2] = crew_works(leader);
    unborn = make(end, "unborn");
    asleep = begin(sleep, "asleep");
    strand_yield();
}

static int usurp(strand_procedure lead, u64 bound)
{
    u64 times[BUSY], now[BUSY];
    struct strand_totals totals;
    assert(succeeded(scheduler_set_bound(bound)));
    set_up(lead);
    look(times);
    assert(succeeded(processor_take(scheduler_processor(), leader)));
    pass_time(times, 1);
    print_parts("ruled", begun, seen);
    look(times);
    pass_time(times, 0);
    look(now);
    print_parts("after", times, now);
    strand_totals(&totals);
    status ended = state_of(leader) == STRAND_ENDED ? strand_join(leader) : OK;
    console_print(console_open(), "ended %d %d waited %lu\n", ended.code,
                  state_of(leader) == STRAND_ENDED,
                  totals.longest_wait[STRAND_PRIORITY_ORDINARY] / MILLISECOND);
    return 0;
}

enum { SOON = 100 * MILLISECOND, LATE = 1000 * MILLISECOND };

int obeys(int argc, str_t *__array argv)
{
    return usurp(obey, LATE);
}

int returns(int argc, str_t *__array argv)
{
    return usurp(give_up, LATE);
}

int faults(int argc, str_t *__array argv)
{
    return usurp(fault_alone, LATE);
}

int handler_faults(int argc, str_t *__array argv)
{
    return usurp(fault_in_handler, SOON);
}

int forgets(int argc, str_t *__array argv)
{
    return usurp(forget_it, SOON);
}

int hoards(int argc, str_t *__array argv)
{
    return usurp(hoard, SOON);
}

int sleeps(int argc, str_t *__array argv)
{
    return usurp(sleep_on, SOON);
}

int meddles(int argc, str_t *__array argv)
{
    return usurp(meddle, LATE);
}

/* Rules on when this returns. */
int serves(int argc, str_t *__array argv)
{
    set_up(obey);
    return processor_take(scheduler_processor(), leader).code;
}

/* --- Authority that is withdrawn ------------------------------------------------------------------------ */

typedef u64 (*question)(void);
static struct processor *kept;
static question ask;

/* Rules on, and keeps what it could do so with again. */
int keeps(int argc, str_t *__array argv)
{
    kept = scheduler_processor();
    ask = scheduler_quantum;
    set_up(obey);
    return processor_take(kept, leader).code;
}

/* What was kept is worth nothing; and who ruled has ended by itself. */
int tries(int argc, str_t *__array argv)
{
    say("take", processor_take(kept, strand_current()));
    say("leader", strand_join(leader));
    return 0;
}

/* For as long as this runs. */
int retakes(int argc, str_t *__array argv)
{
    return processor_take(kept, strand_current()).code;
}

int asks(int argc, str_t *__array argv)
{
    return scheduler_quantum() != 0;
}

int asks_by_value(int argc, str_t *__array argv)
{
    return ask() != 0;
}

/* The scheduler of a library gets the authority from us. */
int lends(int argc, str_t *__array argv)
{
    u64 times[BUSY], now[BUSY];
    struct share *rich = share_create(2);
    assert(rich != NULL);
    worker[0] = make(busy, "rich");
    leader = share_leader();
    assert(succeeded(package_entrust(worker[0], leader)));
    assert(succeeded(share_join(worker[0], rich)) && succeeded(share_rule(scheduler_processor())));
    assert(succeeded(strand_start(worker[0])));
    worker[1] = begin(busy, "poor");
    worker[2] = crew_works(leader);
    look(times);
    pass_time(times, 1);
    look(now);
    print_parts("ruled", times, now);
    return 0;
}

/* --- What is refused ----------------------------------------------------------------------------------- */

int refusals(int argc, str_t *__array argv)
{
    struct processor *processor = scheduler_processor();
    struct strand *self = strand_current(), *own = make(obey, "own"), *under = make(end, "under");
    struct strand *ended = begin(end, "ended");
    assert(succeeded(strand_join(ended)));
    say("without authority", processor_take(NULL, self));
    say("without authority, for the ended", processor_take(NULL, ended));
    say("for the ended", processor_take(processor, ended));
    say("for another domain's", processor_take(processor, crew_waits()));
    say("for what was not started", processor_take(processor, own));
    assert(succeeded(package_adopt(own, self, NULL)) && succeeded(strand_start(own)));
    say("for what another schedules", processor_take(processor, own));
    assert(succeeded(package_release(own)));
    assert(install(strand_unblock, on_unblock) != NULL && install(strand_block, on_block) != NULL);
    say("take", processor_take(processor, own));
    say("take again", processor_take(processor, own));
    say("take it away", processor_take(processor, self));
    say("adopt who rules", package_adopt(own, self, NULL));
    say("adopt who rules, with a new one", package_adopt(own, under, NULL));
    say("release from who rules", package_release(self));
    say("adopt one of the ruled", package_adopt(under, self, NULL));
    say("and give it back", package_release(under));
    strand_kill(own);
    strand_yield();
    say("take when that has ended", processor_take(processor, own));
    say("take it oneself", processor_take(processor, self));
    return 0;
}

int main(int argc, str_t *__array argv)
{
    return 0;
}
