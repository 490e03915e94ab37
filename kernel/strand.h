/*
 * Strands: a processor context, a stack, and a name.
 *
 * States: ready -> running -> ready | blocked | dead.  The scheduler (scheduler.h) decides who runs.
 * Protocol:
 * - strand_create() makes a ready strand; it runs when the creator gives way.
 * - A strand ends when its procedure returns, or when it is killed; its stack is gone then, the
 *   struct stays until strand_free().
 * - Extension code runs only inside an activation (fault.h) on a strand.
 * - Kernel procedures may block the running strand; they hold nothing when they do.
 * Stacks lie in the stack zone, each above STRAND_GUARD bytes that are never mapped.
 */
#pragma once

#include "machine/machine.h"

struct account;
struct activation;
struct domain;
struct stack;

enum {
    STRAND_STACK = 256 * 1024,
    STRAND_STACK_MIN = 96 * 1024,
    STRAND_STACK_MAX = 64 * 1024 * 1024,
    STRAND_GUARD = 64 * 1024,
};

enum strand_state { STRAND_READY, STRAND_RUNNING, STRAND_BLOCKED, STRAND_DEAD };

struct strand {
    /* Set by create, then constant. */
    char name[32];
    struct domain *owner;    /* charged for stack, time and heap; NULL: the kernel */
    struct account *account; /* of the owner */
    void (*procedure)(void *);
    void *argument;
    struct range stack; /* empty for the host's own strand */
    struct stack *storage;
    uint64_t time_limit; /* of processor time for the whole strand; UINT64_MAX = none */

    /* Guarded by "kernel text is not preempted"; also read at interrupt level. */
    enum strand_state state;
    struct machine_context context;
    struct barrier *barrier;       /* machine_barrier while suspended */
    struct activation *activation; /* innermost, NULL outside extension code */
    uint32_t limits;               /* activations that have a time limit */
    uint32_t unwind_status;        /* a kill in progress: the fault kind */
    struct activation *unwind_to;  /* outermost activation to end; NULL: all */
    struct domain *unwind_charged; /* whom a time limit charges */
    uint64_t unwind_limit;         /* and which it was, in nanoseconds */
    uint64_t processor_time;       /* nanoseconds used, up to its last switch */
    uint32_t cramped;              /* ticks in a row that found no room to preempt */
    bool wakeup;                   /* unblocked before it blocked */

    struct strand *next, *previous; /* in the queue of ready strands */
    struct strand *all_next, *all_previous;
};

/* What a strand is to be. Zero members mean the default. */
struct strand_plan {
    const char *name;
    struct domain *owner;
    struct account *account;   /* NULL: the kernel's */
    void (*procedure)(void *); /* kernel text; enters extension code by activation_call() */
    void *argument;
    size_t stack;        /* bytes, rounded up to pages */
    uint64_t time_limit; /* nanoseconds of processor time */
};

/* Makes a ready strand; NULL when the account, the zone or the memory is used up. */
struct strand *strand_create(const struct strand_plan *plan);

/* Frees a dead strand's struct. Nobody else may name it any more. */
void strand_free(struct strand *strand);

/* The running strand; the host's own one outside sched_run(). */
struct strand *strand_current(void);

/* Gives way to the other ready strands. */
void strand_yield(void);

/* Suspends the caller until strand_unblock(); false when it was killed meanwhile. */
bool strand_block(void);

/* Makes a blocked strand ready; one unblock before the block is remembered. */
void strand_unblock(struct strand *strand);

/*
 * Ends every activation of `strand` with `status` (enum spin_fault_kind): at once when it runs extension
 * code, else when the kernel procedure it is in returns or wakes up. The caller goes on.
 */
void strand_kill(struct strand *strand, uint32_t status);

/* Processor time used so far, the running slice included. */
uint64_t strand_time(const struct strand *strand);

/* True when any strand's stack, the running one's live part and registers too, holds a word in `range`. */
bool strand_stacks_hold(struct range range);

/* Calls visit(strand, context) for each strand that is not freed. */
void strand_each(void (*visit)(struct strand *, void *), void *context);

/* Stop: frees what is left; nothing runs any more. */
void strand_shutdown(void);
