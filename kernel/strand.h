/*
 * Strands: a processor context, a stack, a priority, and a name.
 *
 * States: created -> ready -> running -> ready | blocked | dead.  The scheduler (scheduler.h) decides
 * who runs.
 * Protocol:
 * - strand_create() makes a ready strand; it runs when the creator gives way.  With `is_held` it is
 *   created only, and strand_start() makes it ready.
 * - A strand ends when its procedure returns, or when it is killed; its stack is gone then.  The
 *   struct stays until strand_free(), or goes at once when the plan said `is_own`.
 * - Extension code runs only inside an activation (fault.h) on a strand.
 * - Kernel procedures may block the running strand; they hold nothing when they do.
 * - An extension's reference to a strand is a capability (strand_capability.h) that outlives it.
 * Stacks lie in the stack zone, each above STRAND_GUARD bytes that are never mapped.
 */
#pragma once

#include "machine/machine.h"

#include <spin/status.h>

struct account;
struct activation;
struct domain;
struct package;
struct stack;
struct strand;

enum {
    STRAND_STACK = 256 * 1024,
    STRAND_STACK_MIN = 96 * 1024,
    STRAND_STACK_MAX = 64 * 1024 * 1024,
    STRAND_GUARD = 64 * 1024,
    STRAND_PRIORITIES = 32, /* 0 runs when no other can, 31 before all others */
    STRAND_PRIORITY = 16,   /* unless its creator has another */
};

enum strand_state { STRAND_CREATED, STRAND_READY, STRAND_RUNNING, STRAND_BLOCKED, STRAND_DEAD };

/* What a blocked strand waits for. */
enum strand_wait {
    STRAND_WAITS_UNBLOCK, /* strand_unblock() */
    STRAND_WAITS_TIME,    /* strand->wake_at */
    STRAND_WAITS_END,     /* of strand->awaited */
    STRAND_WAITS_WORD,    /* its turn in the line of strand->word */
    STRAND_WAITS_TURN,    /* the strand that runs in its place (package.h) */
    STRAND_WAITS_NEWS,    /* one of the strands it schedules to be ready */
    STRAND_WAITS_DEVICE,  /* something of a device to be completed */
};

/* Strands in order, each in one list at most. */
struct strand_list {
    struct strand *first, *last;
};

struct strand_counts {
    uint64_t switches;     /* times it got the processor */
    uint64_t preemptions;  /* times it was taken away */
    uint64_t waits;        /* times it blocked */
    uint64_t longest_wait; /* from ready to running, in cycles */
};

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
    uint64_t number;     /* never another's, never 0 */
    bool is_own;         /* freed when it ends */
    bool is_prompt; /* never waits, since somebody waits for it; the kernel alone schedules it */

    /* Guarded by "kernel text is not preempted"; also read at interrupt level. */
    enum strand_state state;
    uint32_t priority; /* < STRAND_PRIORITIES */
    struct machine_context context;
    struct barrier *barrier;       /* machine_barrier while suspended */
    struct activation *activation; /* innermost, NULL outside extension code */
    uint32_t limits;        /* time limits in force: the strand's own and those of activations */
    uint32_t unwind_status; /* a kill in progress: the fault kind */
    struct activation *unwind_to;  /* outermost activation to end; NULL: all */
    struct domain *unwind_charged; /* whom a time limit charges */
    uint64_t unwind_limit;         /* and which it was, in nanoseconds */
    uint64_t processor_time;       /* nanoseconds used under limits, up to its last switch */
    uint64_t cycles;               /* used without */
    uint32_t cramped;              /* ticks in a row that found no room to preempt */
    bool is_exiting;               /* it ends by its own will */
    struct domain *killer;         /* its owner, when that killed it; else NULL */
    int outcome;                   /* enum status_code: how it ended */

    /* Waiting. */
    bool wakeup; /* unblocked before it blocked */
    enum strand_wait wait;
    uint64_t wake_at;
    size_t sleep_index;           /* in the heap of sleepers */
    struct strand *awaited;       /* NULL also when that has ended */
    struct strand_list followers; /* strands that wait for the end of this one */
    uint64_t *word;               /* an extension's; a root while the strand waits there */
    uint64_t holder;   /* number of the strand without which waiting is pointless; 0: none */
    bool follows_word; /* the holder is whoever the word names */
    bool is_watched;   /* some strand may wait for a word that this one holds */
    bool is_orphan;    /* woken because that one has ended */

    /* References of extensions, scanned while the strand is not dead. */
    void *capability; /* NULL: nobody has asked for one */
    void *reference;  /* argument of an extension's procedure */
    void *label
        [2]; /* what the strand is to whoever schedules it; what the one was that has just ended
                       * among those it schedules */

    /* Who schedules it (package.h). */
    struct package *package; /* NULL: the kernel's own scheduler */
    struct package *leads;   /* the strands it schedules itself */
    struct strand *next_in_package, *previous_in_package;
    uint64_t entrusted;   /* number of the strand that may adopt it */
    uint64_t lined_up;    /* when it became ready: by the clock of the watch (package.c) */
    uint64_t lost_before; /* and what its leader had lost by then */

    struct strand_counts counts;
    uint64_t ready_since; /* in cycles */
    uint64_t slice_used;  /* cycles, of one that a higher priority interrupted; else 0 */

    struct strand_list *list; /* the list it is in, NULL: none */
    struct strand *next, *previous;
    struct strand *all_next, *all_previous, *number_next;
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
    bool is_held, is_own, is_prompt;
};

/* Makes a strand of the running one's priority; NULL when the account, the zone or the memory is used up. */
struct strand *strand_create(const struct strand_plan *plan);

/* Why it made none. LIMIT: the account is used up. NO_MEMORY. */
status strand_refused(const struct strand_plan *plan);

/* Processor time for the whole strand, in nanoseconds; UINT64_MAX: as much as it wants. */
void strand_limit_set(struct strand *strand, uint64_t limit);

/* Makes a created strand ready. */
void strand_start(struct strand *strand);

/* Ends a created strand that was not started. */
void strand_abandon(struct strand *strand);

/* Frees a dead strand's struct. Nobody else may name it any more. */
void strand_free(struct strand *strand);

/* The running strand; the host's own one outside sched_run(). */
struct strand *strand_current(void);

/* The strand of that number, NULL: it has ended. */
struct strand *strand_numbered(uint64_t number);

/* Gives way to the other ready strands of its priority or above. */
void strand_yield(void);

/* Suspends the caller until strand_unblock(); false when it was killed meanwhile. */
bool strand_block(void);

/* Ends a strand_block(); one unblock before the block is remembered. Other waits are not its business. */
void strand_unblock(struct strand *strand);

/* Suspends the caller till the clock says `deadline`; false when it was killed meanwhile. */
bool strand_sleep(uint64_t deadline);

/* Suspends the caller till `other`, which is not the caller, is dead; false as above. */
bool strand_await(struct strand *other);

/* The same, but a caller that was killed waits on: for strands that end in any case. */
void strand_outlive(struct strand *other);

/* Another place among the others; from the next decision on. */
void strand_priority_set(struct strand *strand, uint32_t priority);

/*
 * Ends every activation of `strand` with `kind` (enum spin_fault_kind): at once when it runs extension
 * code, else when the kernel procedure it is in returns or wakes up. The caller goes on.
 */
void strand_kill(struct strand *strand, uint32_t kind);

/* Processor time used so far, the running slice included; measured by the clock, unless a limit is
 * in force. */
uint64_t strand_time(const struct strand *strand);

/* True when any strand's stack, the running one's live part and registers too, holds a word in `range`. */
bool strand_stacks_hold(struct range range);

/* Calls visit(strand, context) for each strand that is not freed. */
void strand_each(void (*visit)(struct strand *, void *), void *context);

/* Stop: frees what is left; nothing runs any more. */
void strand_shutdown(void);
