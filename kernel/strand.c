/*
 * Strands: making them, giving way, waiting, ending.
 */
#include "strand.h"

#include "account.h"
#include "fault.h"
#include "memory.h"
#include "panic.h"
#include "scheduler.h"
#include "stack.h"
#include "text.h"

static struct strand *all;

struct strand *strand_current(void)
{
    return sched.current;
}

static void end(struct strand *strand)
{
    uint64_t bytes = strand->stack.high - strand->stack.low;
    account_credit(strand->account, ACCOUNT_STACK, bytes);
    account_credit(strand->account, ACCOUNT_STRANDS, 1);
    strand->account->processor_time += strand_time(strand);
    strand->state = STRAND_DEAD;
}

/* First procedure of every strand. */
static void start(void *argument)
{
    struct strand *strand = argument;
    sched_arrived();
    strand->procedure(strand->argument);
    end(strand);
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
    strand->all_next = all;
    if (all != NULL)
        all->all_previous = strand;
    all = strand;
}

static void fill_in(struct strand *strand, const struct strand_plan *plan, struct account *account)
{
    text_copy(strand->name, sizeof(strand->name), plan->name);
    strand->owner = plan->owner;
    strand->account = account;
    strand->procedure = plan->procedure;
    strand->argument = plan->argument;
    strand->time_limit = plan->time_limit == 0 ? UINT64_MAX : plan->time_limit;
    strand->stack = strand->storage->range;
    machine_context(&strand->context, strand->stack.low, strand->stack.high, start, strand);
}

struct strand *strand_create(const struct strand_plan *plan)
{
    struct account *account = plan->account != NULL ? plan->account : account_kernel();
    size_t size = stack_size(plan->stack);
    if (plan->stack > STRAND_STACK_MAX || !charge(account, size))
        return NULL;
    struct strand *strand = memory_new(sizeof(*strand));
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
    sched_ready(strand);
    return strand;
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
    memory_free(strand);
}

void strand_yield(void)
{
    if (sched.current == sched.host || sched.first == NULL)
        return;
    sched_ready(sched.current);
    sched_switch();
}

bool strand_block(void)
{
    struct strand *self = sched.current;
    if (self == sched.host)
        panic("strand_block", "the host's strand cannot wait");
    if (!sched_is_doomed(self) && !self->wakeup) {
        self->state = STRAND_BLOCKED;
        sched_switch();
    }
    self->wakeup = false;
    return !sched_is_doomed(self);
}

void strand_unblock(struct strand *strand)
{
    if (strand->state == STRAND_BLOCKED)
        sched_ready(strand);
    else
        strand->wakeup = true;
}

void strand_kill(struct strand *strand, uint32_t status)
{
    if (strand->state == STRAND_DEAD || status == 0)
        return;
    sched.statistics.kills++;
    strand->unwind_status = status;
    strand->unwind_to = NULL;
    strand->unwind_charged = NULL;
    if (strand->state == STRAND_BLOCKED)
        sched_ready(strand);
    if (strand == sched.current)
        atomic_fetch_or(&machine_pending, PENDING_UNWIND);
}

uint64_t strand_time(const struct strand *strand)
{
    uint64_t time = strand->processor_time;
    if (strand == sched.current)
        time += machine_processor_time() - sched.slice_start;
    return time;
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

__attribute__((noinline)) static bool stacks_hold(struct range range)
{
    uintptr_t here = (uintptr_t)__builtin_frame_address(0);
    for (const struct strand *strand = all; strand != NULL; strand = strand->all_next) {
        if (strand->storage == NULL)
            continue;
        uintptr_t low = strand == sched.current ? here : strand->context.sp;
        if (holds((struct range){low, strand->stack.high}, range))
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
    sched_boot();
}
