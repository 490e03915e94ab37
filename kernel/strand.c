/*
 * Strands: making them, giving way, waiting, ending.
 *
 * Found by number through a hash table of fixed size whose chains run through the strands.
 */
#include "strand.h"

#include "account.h"
#include "explain.h"
#include "fault.h"
#include "memory.h"
#include "package.h"
#include "panic.h"
#include "runtime/line.h"
#include "scheduler.h"
#include "sleep.h"
#include "stack.h"
#include "strand_capability.h"
#include "strand_list.h"
#include "word.h"

#include <spin/status.h>

enum { NUMBERS = 1024 };

static struct strand *all;
static size_t live;
static struct strand *numbered[NUMBERS];
static uint64_t last_number;

struct strand *strand_current(void)
{
    return sched.current;
}

struct strand *strand_numbered(uint64_t number)
{
    struct strand *strand = numbered[number % NUMBERS];
    while (strand != NULL && strand->number != number)
        strand = strand->number_next;
    return strand != NULL && strand->state != STRAND_DEAD ? strand : NULL;
}

/* Those who waited for the end. */
static void release_followers(struct strand *strand)
{
    while (strand->followers.first != NULL) {
        strand->followers.first->awaited = NULL;
        sched_wake(strand->followers.first);
    }
    if (strand->is_watched)
        word_orphan(strand->number);
}

static void end(struct strand *strand)
{
    uint64_t bytes = strand->stack.high - strand->stack.low;
    account_credit(strand->account, ACCOUNT_STACK, bytes);
    account_credit(strand->account, ACCOUNT_STRANDS, 1);
    strand->account->processor_time += strand_time(strand);
    strand->state = STRAND_DEAD;
    package_leave(strand);
    strand_capability_end(strand);
    package_end(strand);
}

/* First procedure of every strand. */
static void start(void *argument)
{
    struct strand *strand = argument;
    sched_arrived();
    strand->procedure(strand->argument);
    end(strand);
    release_followers(strand);
    /* The stack is given back by whoever runs next. */
    sched.dead = strand;
    sched_switch();
    panic("strand", "a dead strand ran");
}

static bool charge(struct account *account, size_t stack)
{
    if (!account_charge(account, ACCOUNT_STRANDS, 1))
        return false;
    if (account_charge(account, ACCOUNT_STACK, stack))
        return true;
    account_credit(account, ACCOUNT_STRANDS, 1);
    return false;
}

static size_t stack_size(size_t wanted)
{
    size_t size = wanted == 0 ? STRAND_STACK : wanted;
    if (size < STRAND_STACK_MIN)
        size = STRAND_STACK_MIN;
    return (size + MACHINE_PAGE - 1) & ~(size_t)(MACHINE_PAGE - 1);
}

static void link_in(struct strand *strand)
{
    struct strand **chain;
    live++;
    strand->number = ++last_number;
    chain = &numbered[strand->number % NUMBERS];
    strand->number_next = *chain;
    *chain = strand;
    strand->all_next = all;
    if (all != NULL)
        all->all_previous = strand;
    all = strand;
}

void strand_limit_set(struct strand *strand, uint64_t limit)
{
    strand->limits -= strand->time_limit != UINT64_MAX;
    strand->limits += limit != UINT64_MAX;
    strand->time_limit = limit;
}

static void fill_in(struct strand *strand, const struct strand_plan *plan, struct account *account)
{
    line_copy(strand->name, sizeof(strand->name), plan->name);
    strand->owner = plan->owner;
    strand->account = account;
    strand->procedure = plan->procedure;
    strand->argument = plan->argument;
    strand->time_limit = UINT64_MAX;
    strand_limit_set(strand, plan->time_limit == 0 ? UINT64_MAX : plan->time_limit);
    strand->is_own = plan->is_own;
    strand->is_prompt = plan->is_prompt;
    strand->priority = sched.current->priority;
    strand->stack = strand->storage->range;
    machine_context(&strand->context, strand->stack.low, strand->stack.high, start, strand);
}

status strand_refused(const struct strand_plan *plan)
{
    const struct account *account = plan->account; /* the kernel's has no limit */
    if (account != NULL &&
        (account->used[ACCOUNT_STRANDS] >= account->limit[ACCOUNT_STRANDS] ||
         account->used[ACCOUNT_STACK] + stack_size(plan->stack) > account->limit[ACCOUNT_STACK]))
        return explain(STATUS_LIMIT, "no strand for '%s': its limit is reached", plan->name);
    return explain(STATUS_NO_MEMORY, "out of memory: a strand for '%s'", plan->name);
}

struct strand *strand_create(const struct strand_plan *plan)
{
    struct account *account = plan->account != NULL ? plan->account : account_kernel();
    size_t size = stack_size(plan->stack);
    if (plan->stack > STRAND_STACK_MAX || !charge(account, size))
        return NULL;
    struct strand *strand = sleep_reserve(live + 1) ? memory_new(sizeof(*strand)) : NULL;
    if (strand != NULL)
        strand->storage = stack_take(size);
    if (strand == NULL || strand->storage == NULL) {
        memory_free(strand);
        account_credit(account, ACCOUNT_STACK, size);
        account_credit(account, ACCOUNT_STRANDS, 1);
        return NULL;
    }
    fill_in(strand, plan, account);
    link_in(strand);
    if (sched.ruler == NULL || sched.ruler->leader != sched.current)
        package_enrol(strand);
    if (!plan->is_held)
        sched_ready(strand);
    return strand;
}

void strand_start(struct strand *strand)
{
    if (strand->state != STRAND_CREATED)
        panic("strand_start", "strand was started before");
    sched_ready(strand);
}

void strand_abandon(struct strand *strand)
{
    if (strand->state != STRAND_CREATED)
        panic("strand_abandon", "strand was started");
    end(strand);
    release_followers(strand);
    stack_give(strand->storage);
    strand->storage = NULL;
    if (strand->is_own)
        strand_free(strand);
}

static void unlink_number(const struct strand *strand)
{
    struct strand **link = &numbered[strand->number % NUMBERS];
    while (*link != strand)
        link = &(*link)->number_next;
    *link = strand->number_next;
}

void strand_free(struct strand *strand)
{
    if (strand->state != STRAND_DEAD || strand->storage != NULL)
        panic("strand_free", "strand is not dead");
    if (strand->all_previous != NULL)
        strand->all_previous->all_next = strand->all_next;
    else
        all = strand->all_next;
    if (strand->all_next != NULL)
        strand->all_next->all_previous = strand->all_previous;
    unlink_number(strand);
    live--;
    memory_free(strand);
}

/* ---- Waiting, for scheduler.h as well ---- */

bool sched_is_doomed(struct strand *strand)
{
    uint32_t stop = atomic_load(&sched.stop);
    if (stop != 0 && strand->unwind_status == 0) {
        strand->unwind_status = stop;
        strand->unwind_to = NULL;
        strand->unwind_charged = NULL;
    }
    return strand->unwind_status != 0;
}

/* Its limit counts processor time, of which waiting takes none. */
static void end_prompt(struct strand *strand)
{
    const struct activation *outermost = strand->activation;
    while (outermost->outer != NULL)
        outermost = outermost->outer;
    strand_kill(strand, SPIN_FAULT_TIME);
    strand->unwind_charged = strand->owner;
    strand->unwind_limit = outermost->limit;
}

bool sched_may_wait(void)
{
    struct strand *self = sched.current;
    if (self->is_prompt && self->activation != NULL && !sched_is_doomed(self))
        end_prompt(self);
    return !sched_is_doomed(self);
}

void strand_yield(void)
{
    sched_pass();
}

bool strand_block(void)
{
    struct strand *self = sched.current;
    if (!self->wakeup && sched_may_wait())
        sched_block(STRAND_WAITS_UNBLOCK, NULL);
    self->wakeup = false;
    return !sched_is_doomed(self);
}

void strand_unblock(struct strand *strand)
{
    if (strand->state == STRAND_BLOCKED && strand->wait == STRAND_WAITS_UNBLOCK)
        sched_wake(strand);
    else
        strand->wakeup = true;
}

bool strand_sleep(uint64_t deadline)
{
    struct strand *self = sched.current;
    self->wake_at = deadline;
    if (sched_clock() < deadline && sched_may_wait())
        sched_block(STRAND_WAITS_TIME, NULL);
    return !sched_is_doomed(self);
}

static void follow(struct strand *other)
{
    sched.current->awaited = other;
    sched_block(STRAND_WAITS_END, &other->followers);
    sched.current->awaited = NULL;
}

bool strand_await(struct strand *other)
{
    if (other->state != STRAND_DEAD && sched_may_wait())
        follow(other);
    return !sched_is_doomed(sched.current);
}

void strand_outlive(struct strand *other)
{
    while (other->state != STRAND_DEAD)
        follow(other);
}

void strand_priority_set(struct strand *strand, uint32_t priority)
{
    bool was_in_line = strand->state == STRAND_READY && strand->package == NULL;
    if (was_in_line)
        sched_remove(strand);
    strand->priority = priority;
    if (was_in_line)
        sched_ready(strand);
    /* The running one may have fallen below others. */
    if (sched.ready_mask >> sched.base->priority >> 1 != 0)
        atomic_fetch_or(&machine_pending, PENDING_PREEMPT);
}

void strand_kill(struct strand *strand, uint32_t kind)
{
    if (strand->state == STRAND_DEAD || kind == 0)
        return;
    sched.statistics.kills++;
    if (strand->state == STRAND_CREATED) {
        strand->outcome = STATUS_KILLED;
        strand_abandon(strand);
        return;
    }
    strand->unwind_status = kind;
    strand->unwind_to = NULL;
    strand->unwind_charged = NULL;
    if (strand->state == STRAND_BLOCKED)
        sched_wake(strand);
    if (strand == sched.current)
        atomic_fetch_or(&machine_pending, PENDING_UNWIND);
}

uint64_t strand_time(const struct strand *strand)
{
    uint64_t time = strand->processor_time, cycles = strand->cycles;
    if (strand == sched.current && sched.is_exact)
        time += machine_processor_time() - sched.exact_start;
    else if (strand == sched.current)
        cycles += machine_cycles() - sched.counted_from;
    return time + (cycles != 0 ? sched_nanoseconds(cycles) : 0);
}

/* SAFETY: reads words of other stacks, which the address sanitizer would take for an error. */
__attribute__((no_sanitize_address)) static bool holds(struct range words, struct range wanted)
{
    for (uintptr_t at = words.low; at + sizeof(uintptr_t) <= words.high; at += sizeof(uintptr_t)) {
        uintptr_t word = *(const uintptr_t *)at;
        if (word >= wanted.low && word < wanted.high)
            return true;
    }
    return false;
}

static bool waits_in(const struct strand *strand, struct range range)
{
    uintptr_t word = (uintptr_t)strand->word;
    return word >= range.low && word < range.high;
}

__attribute__((noinline)) static bool stacks_hold(struct range range)
{
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    for (const struct strand *strand = all; strand != NULL; strand = strand->all_next) {
        if (strand->storage == NULL)
            continue;
        uintptr_t low = strand == sched.current ? here : strand->context.sp;
        if (strand->state == STRAND_CREATED)
            continue;
        if (waits_in(strand, range) || holds((struct range){low, strand->stack.high}, range))
            return true;
    }
    return false;
}

bool strand_stacks_hold(struct range range)
{
    __builtin_unwind_init(); /* all registers that outlive a call are on the stack now */
    return stacks_hold(range);
}

void strand_each(void (*visit)(struct strand *, void *), void *context)
{
    for (struct strand *strand = all, *next; strand != NULL; strand = next) {
        next = strand->all_next;
        visit(strand, context);
    }
}

void strand_shutdown(void)
{
    while (all != NULL) {
        if (all->state == STRAND_READY)
            sched_remove(all);
        if (all->state != STRAND_DEAD)
            end(all);
        if (all->storage != NULL)
            stack_give(all->storage);
        all->storage = NULL;
        strand_free(all);
    }
    last_number = 0;
    sleep_shutdown();
    word_shutdown();
    sched_boot();
}
