/* Schedulers that do wrong. Each entry sets one up over a strand, lets it compete with an outsider, and prints what
 * became of both. */
#include "crew.h"

#include <console.h>
#include <event.h>
#include <package.h>

module(rogue);

enum { MILLISECOND = 1000000, ENOUGH = 120 * MILLISECOND };

static struct strand *victim, *second, *outsider, *leader;
static u64 counts;

static void busy(void *__nullable argument)
{
    for (;;)
        counts++;
}

static void wait(void *__nullable argument)
{
    strand_block(strand_current());
}

static void end(void *__nullable argument)
{
}

static u64 time_of(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.processor_time;
}

static _Bool is_alive(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.state != STRAND_ENDED;
}

static struct strand *make(strand_procedure procedure, const char *__cstr name)
{
    status why;
    struct strand *strand = strand_create(procedure, NULL, name, 0, &why);
    assert(strand != NULL);
    return strand;
}

/* What the outsider had of the time that it and the package used, in thousandths. */
static u64 outsiders_part(void)
{
    u64 his = time_of(outsider), theirs = time_of(victim) + time_of(second) + time_of(leader);
    return his * 1000 / (his + theirs);
}

static int compete(strand_procedure lead)
{
    victim = make(busy, "victim");
    second = make(busy, "second");
    outsider = make(busy, "outsider");
    leader = make(lead, "rogue");
    assert(succeeded(package_adopt(victim, leader, victim)));
    assert(succeeded(strand_start(victim)));
    assert(succeeded(strand_start(leader)));
    assert(succeeded(strand_start(outsider)));
    while (time_of(outsider) < ENOUGH && is_alive(leader))
        strand_sleep(5 * MILLISECOND);
    u64 part = outsiders_part();
    status ended = strand_join(leader);
    u64 before = time_of(victim);
    while (time_of(victim) == before)
        strand_sleep(5 * MILLISECOND);
    console_print(console_open(), "ended %d, outsider %lu\n", ended.code, part);
    return 0;
}

/* --- What they do wrong ------------------------------------------------------------------------------- */

/* Runs one strand and forgets the other. */
static void forget_it(void *__nullable argument)
{
    assert(succeeded(package_adopt(second, strand_current(), NULL)));
    assert(succeeded(strand_start(second)));
    for (;;)
        strand_resume(second);
}

/* Has the processor and keeps it. */
static void loop_on(void *__nullable argument)
{
    for (;;)
        counts++;
}

/* Wants no processor either. */
static void sleep_on(void *__nullable argument)
{
    for (;;)
        strand_block(strand_current());
}

static status on_unblock_loop(struct strand *strand)
{
    for (;;)
        counts++;
    return OK;
}

/* The limit of a handler ends that one; then it does nothing at all. */
static void loop_in_handler(void *__nullable argument)
{
    assert(install(strand_unblock, on_unblock_loop, .limit_us = 20000) != NULL);
    (void)package_wait().code;
    for (;;)
        (void)package_wait().code;
}

static status on_checkpoint_loop(struct strand *strand)
{
    for (;;)
        counts++;
    return OK;
}

/* Runs its strand, but will not let go of the processor: that handler has a short time, and then none. */
static void cling(void *__nullable argument)
{
    assert(install(strand_checkpoint, on_checkpoint_loop, .limit_us = 1000000) != NULL);
    for (u32 i = 0; i < 200; i++)
        strand_resume(victim);
}

/* The one that does nothing wrong, to compare with. */
static void obey(void *__nullable argument)
{
    for (u32 i = 0; i < 1000; i++)
        strand_resume(victim);
}

static void fault_alone(void *__nullable argument)
{
    int *nothing = NULL;
    strand_sleep(20 * MILLISECOND);
    *nothing = 1;
}

static status on_unblock_fault(struct strand *strand)
{
    int *nothing = NULL;
    *nothing = 1;
    return OK;
}

static void fault_in_handler(void *__nullable argument)
{
    assert(install(strand_unblock, on_unblock_fault) != NULL);
    for (;;)
        (void)package_wait().code;
}

static void give_up(void *__nullable argument)
{
    strand_sleep(20 * MILLISECOND);
}

/* --- The same where a seed decides: time is events, so all of them call the kernel ---------------------- */

static u64 runs[3]; /* of victim, second and outsider */

static void run_on(u64 *__scope times)
{
    for (;;) {
        ++*times;
        strand_yield();
    }
}

static void run_victim(void *__nullable argument)
{
    run_on(&runs[0]);
}

static void run_second(void *__nullable argument)
{
    run_on(&runs[1]);
}

static void run_outsider(void *__nullable argument)
{
    run_on(&runs[2]);
}

static int compete_by_events(strand_procedure lead, strand_procedure other)
{
    victim = make(run_victim, "victim");
    second = make(run_second, "second");
    outsider = make(other, "outsider");
    leader = make(lead, "rogue");
    assert(succeeded(package_adopt(victim, leader, NULL)));
    assert(succeeded(strand_start(victim)));
    assert(succeeded(strand_start(leader)));
    assert(succeeded(strand_start(outsider)));
    status ended = strand_join(leader);
    u64 before = runs[0];
    for (u32 i = 0; i < 100000 && runs[0] < before + 10; i++)
        strand_yield();
    console_print(console_open(), "ended %d, second %d, outsider %d, afterwards %d\n", ended.code,
                  (int)(runs[1] > 100), (int)(runs[2] > 100), (int)(runs[0] >= before + 10));
    return 0;
}

static void share_by_events(void *__nullable argument)
{
    assert(succeeded(package_adopt(second, strand_current(), NULL)));
    assert(succeeded(strand_start(second)));
    assert(succeeded(package_set_turn(50 * 1000)));
    for (u32 i = 0; i < 3000; i++) {
        strand_resume(victim);
        strand_resume(second);
    }
}

static void forget_by_events(void *__nullable argument)
{
    assert(succeeded(package_set_turn(50 * 1000)));
    forget_it(NULL);
}

static void hoard_by_events(void *__nullable argument)
{
    for (;;)
        strand_yield();
}

static void run_little(void *__nullable argument)
{
    strand_sleep(MILLISECOND);
}

int shares_by_events(int argc, str_t *__array argv)
{
    return compete_by_events(share_by_events, run_outsider);
}

int forgets_by_events(int argc, str_t *__array argv)
{
    return compete_by_events(forget_by_events, run_outsider);
}

int hoards_by_events(int argc, str_t *__array argv)
{
    return compete_by_events(hoard_by_events, run_outsider);
}

int sleeps_by_events(int argc, str_t *__array argv)
{
    return compete_by_events(sleep_on, run_outsider);
}

/* Nobody else is there: the clock jumps to when the bound is over. */
int sleeps_alone(int argc, str_t *__array argv)
{
    return compete_by_events(sleep_on, run_little);
}

int obeys(int argc, str_t *__array argv)
{
    return compete(obey);
}

int forgets(int argc, str_t *__array argv)
{
    return compete(forget_it);
}

int hoards(int argc, str_t *__array argv)
{
    return compete(loop_on);
}

int sleeps(int argc, str_t *__array argv)
{
    return compete(sleep_on);
}

int handler_loops(int argc, str_t *__array argv)
{
    return compete(loop_in_handler);
}

int clings(int argc, str_t *__array argv)
{
    return compete(cling);
}

int faults(int argc, str_t *__array argv)
{
    return compete(fault_alone);
}

int handler_faults(int argc, str_t *__array argv)
{
    return compete(fault_in_handler);
}

int returns(int argc, str_t *__array argv)
{
    return compete(give_up);
}

/* Schedules a strand of another domain, which is to outlive this one. */
static void serve(void *__nullable argument)
{
    for (;;)
        strand_resume(victim);
}

int serves(int argc, str_t *__array argv)
{
    leader = make(serve, "rogue");
    victim = crew_works(leader);
    assert(succeeded(package_adopt(victim, leader, NULL)));
    assert(succeeded(strand_start(leader)));
    while (crew_worked() < MILLISECOND)
        strand_sleep(MILLISECOND);
    return 0;
}

/* Knows nothing of the strand that the crew put under it. */
int lends(int argc, str_t *__array argv)
{
    struct strand *self = strand_current();
    crew_borrows();
    while (crew_worked() < MILLISECOND)
        strand_sleep(MILLISECOND);
    victim = make(end, "victim");
    assert(succeeded(package_adopt(victim, self, NULL)));
    assert(succeeded(strand_start(victim)));
    assert(strand_resume(victim).code == STATUS_BUSY && succeeded(strand_resume(victim)));
    return 0;
}

/* A scheduler that is not even started. */
int waits_for_start(int argc, str_t *__array argv)
{
    leader = make(give_up, "rogue");
    victim = make(end, "victim");
    assert(succeeded(package_adopt(victim, leader, NULL)));
    assert(succeeded(strand_start(victim)));
    assert(succeeded(strand_join(victim)));
    assert(strand_join(leader).code == STATUS_KILLED);
    return 0;
}

/* --- Who is charged ------------------------------------------------------------------------------------- */

/* Takes turns between two. */
struct level {
    struct strand *a, *b;
    u64 turn;
};

static void share(void *__nullable argument)
{
    struct level *level = as(struct level, argument);
    assert(succeeded(package_set_turn(level->turn)));
    for (;;) {
        strand_resume(level->a);
        strand_resume(level->b);
    }
}

static struct strand *make_leader(struct strand *a, struct strand *b, u64 turn)
{
    status why;
    struct level *level = new (struct level);
    level->a = a;
    level->b = b;
    level->turn = turn;
    struct strand *strand = strand_create(share, level, "leader", 0, &why);
    assert(strand != NULL);
    assert(succeeded(package_adopt(a, strand, NULL)) && succeeded(package_adopt(b, strand, NULL)));
    assert(succeeded(strand_start(a)) && succeeded(strand_start(b)));
    return strand;
}

static u64 lent_by(struct strand *strand)
{
    struct strand_statistics known;
    strand_statistics(strand, &known);
    return known.lent_time;
}

/* Two leaders, one under the other, beside an outsider. Everybody's time is charged to it, and to those above as
 * lent. */
int levels(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct strand *b = make(busy, "b"), *c = make(busy, "c"), *a = make(busy, "a");
    struct strand *lower = make_leader(b, c, MILLISECOND / 4);
    struct strand *upper = make_leader(a, lower, MILLISECOND / 2);
    outsider = make(busy, "outsider");
    assert(succeeded(strand_start(upper)) && succeeded(strand_start(outsider)));
    while (time_of(outsider) < 2 * (u64)ENOUGH)
        strand_sleep(45 * MILLISECOND); /* each look cuts somebody's turn short: few of them */
    /* They may run between two looks, so what is lent is looked at before and after. */
    u64 upwards = lent_by(upper), lent = lent_by(lower);
    u64 part[4] = {time_of(outsider), time_of(a), time_of(b), time_of(c)};
    u64 both = part[2] + part[3], later = lent_by(lower), all = part[1] + time_of(lower) + later;
    assert(lent <= both && both < later + MILLISECOND);
    assert(upwards <= all && all < lent_by(upper) + MILLISECOND);
    u64 sum = part[0] + upwards + time_of(upper);
    for (u32 i = 0; i < 4; i++)
        console_print(out, " %lu", part[i] * 1000 / sum);
    console_print(out, "\n");
    return 0;
}

/* --- What is refused ---------------------------------------------------------------------------------- */

static void say(const char *__cstr what, status result)
{
    console_print(console_open(), "%s %d\n", what, result.code);
}

static status on_unblock_resume(struct strand *strand)
{
    say("resume in a handler", strand_resume(strand));
    say("wait in a handler", package_wait());
    return OK;
}

/* Names strands that it does not hold, that wait, that have ended; adopts what it must not. */
int refusals(int argc, str_t *__array argv)
{
    struct strand *self = strand_current(), *own = make(end, "own"), *others = crew_waits();
    struct strand *idle = make(wait, "idle"), *sub = make(end, "sub"), *crewed = crew_idles();
    say("wait without strands", package_wait());
    say("resume without strands", strand_resume(own));
    say("adopt another domain's", package_adopt(others, self, NULL));
    say("entrust another domain's", package_entrust(others, self));
    say("adopt under another domain's", package_adopt(own, crewed, NULL));
    say("adopt itself", package_adopt(self, self, NULL));
    say("adopt", package_adopt(own, self, NULL));
    say("adopt again", package_adopt(own, self, NULL));
    say("adopt the leader", package_adopt(self, own, NULL));
    say("resume what was not started", strand_resume(own));
    say("resume what is not adopted", strand_resume(idle));
    say("resume another domain's", strand_resume(others));
    say("turn of 1 ns", package_set_turn(1));
    say("start", strand_start(own));
    struct binding *binding = install(strand_unblock, on_unblock_resume);
    assert(binding != NULL);
    say("resume with news", strand_resume(own));
    assert(succeeded(event_uninstall(binding)));
    say("resume", strand_resume(own));
    say("resume the ended", strand_resume(own));
    say("adopt the ended", package_adopt(own, self, NULL));
    say("release the ended", package_release(own));
    say("adopt idle", package_adopt(idle, self, NULL));
    assert(succeeded(strand_start(idle)));
    (void)package_wait().code;
    say("resume idle", strand_resume(idle));
    say("resume what waits", strand_resume(idle));
    say("checkpoint another", strand_checkpoint(idle));
    say("block another", strand_block(idle));
    say("release", package_release(idle));
    say("release again", package_release(idle));
    say("release another domain's", package_release(others));
    struct strand *top = self;
    status adopted = OK;
    u32 depth = 0;
    while (succeeded(adopted = package_adopt(sub, top, NULL))) {
        top = sub;
        sub = make(end, "sub");
        depth++;
    }
    say("too deep", adopted);
    console_print(console_open(), "depth %u\n", depth);
    return 0;
}

int main(int argc, str_t *__array argv)
{
    return 0;
}
