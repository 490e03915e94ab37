/* Interface strand: threads of control.
 *
 *     static void count(void *__nullable argument)
 *     {
 *         as(struct counter, argument)->value++;
 *     }
 *     ...
 *     status why;
 *     struct strand *strand = strand_create(count, counter, "count", 0, &why);
 *     if (strand && succeeded(strand_start(strand)))
 *         why = strand_join(strand);
 *
 * A `struct strand *` is a capability. Whoever holds it may wait for the strand, unblock it and ask about it;
 * only the domain that created the strand may start it, end it or change its priority. A strand belongs to
 * that domain: its stack, its heap and its count come from the domain's account, and it ends with the
 * domain. What is known of a strand that has ended stays as long as somebody holds the capability.
 *
 * Strands of equal priority take turns; a ready strand of higher priority runs at once. A strand may be
 * preempted at any instruction outside the kernel. One that is ended from outside is ended there too, or in
 * the wait it is in. */
#pragma once

#include <spin/safe.h>

struct strand;

/* What a strand runs. It ends when this returns, or when a fault ends it. */
typedef void (*strand_procedure)(void *__nullable argument);

enum {
    STRAND_NAME = 32,              /* bytes of a name, with its NUL */
    STRAND_PRIORITIES = 32,        /* 0 runs when no other can, 31 before all others */
    STRAND_PRIORITY_ORDINARY = 16, /* above it only with interface scheduler */
    STRAND_STACK_LEAST = 96 * 1024,
    STRAND_STACK_MOST = 64 * 1024 * 1024,
};

/* A strand of the running one's priority and limit of processor time, not started. `name` is for reports;
 * `stack` in bytes, 0: 256 KiB. Null, with the reason in `why`: INVALID: no such stack; LIMIT: the account of
 * the domain has no room; NO_MEMORY. */
struct strand *__nullable strand_create(strand_procedure procedure, void *__nullable argument,
                                        const char *__cstr name, size_t stack, status *__scope why);

/* Makes it ready. EXISTS: it was started before; NOT_FOUND: it has ended; DENIED: it is another domain's. */
status strand_start(struct strand *strand) __must_check;

/* Gives way to ready strands of the same priority or above. */
void strand_yield(void);

/* Waits so many nanoseconds at least; 0: as strand_yield(). INVALID: past the end of the clock. */
status strand_sleep(u64 nanoseconds);

/* Waits for the end of a strand, as often as one likes. OK: its procedure returned, or it called strand_exit();
 * FAULT, TIME: it was cut off; KILLED: it was ended from outside, by its domain or with it, or as a scheduler that
 * let others starve. INVALID: it is the caller. */
status strand_join(struct strand *strand) __must_check;

/* Ends the running strand as if its procedure had returned. Comes back only with DENIED: other domains or an
 * event are under way on the stack. */
status strand_exit(void);

/* Ends a strand. NOT_FOUND: it has ended; DENIED: it is another domain's. */
status strand_kill(struct strand *strand);

/* The running strand waits for strand_unblock(). One that came before is remembered, and then this returns at
 * once. INVALID: `strand` is another. */
status strand_block(struct strand *strand);

/* Ends the strand_block() that the strand is in, or its next one. NOT_FOUND: it has ended. INVALID: it was not
 * started. */
status strand_unblock(struct strand *strand);

/* Runs a strand that the running one has adopted (interface package), in its place: until it waits, ends, gives
 * way, its turn is over, or the caller's own time is. BUSY: there was something to tell, so choose again;
 * NOT_FOUND: it has ended; INVALID: it is not ready; DENIED: the caller has not adopted it, or a handler called
 * this. */
status strand_resume(struct strand *strand);

/* The running strand gives the processor back to whoever schedules it, as by strand_yield(). INVALID: `strand` is
 * another. */
status strand_checkpoint(struct strand *strand);

/* 0 to 31. INVALID: no such priority; DENIED: above 16, or another domain's; NOT_FOUND: it has ended. */
status strand_set_priority(struct strand *strand, u32 priority);

/* The running strand. The same strand has always the same capability. */
struct strand *strand_current(void);

/* Its name, ended by NUL. */
void strand_name(struct strand *strand, char *__counted_by(n) __scope name, u32 n);

enum strand_state { STRAND_CREATED, STRAND_READY, STRAND_RUNNING, STRAND_WAITS, STRAND_ENDED };

struct strand_statistics {
    u64 number;         /* never another strand's; 0 when it has ended */
    u64 processor_time; /* nanoseconds */
    u64 lent_time;      /* nanoseconds that strands it scheduled ran in its place */
    u64 switches;       /* times it got the processor */
    u64 preemptions;    /* times it was taken away */
    u64 waits;          /* times it waited for something */
    u64 longest_wait;   /* nanoseconds from ready to running, at most */
    u32 priority;       /* of no account while another strand schedules it */
    u32 state;          /* enum strand_state */
};

/* What it did so far, or till its end. */
void strand_statistics(struct strand *strand, struct strand_statistics *__scope result);

/* All strands together, since boot. */
struct strand_totals {
    u64 ticks, switches, preemptions, kills;
    u64 quantum; /* nanoseconds */
    /* How long a ready strand of each priority waited for the processor, at most and up to now: a priority
     * that starves shows here. Nanoseconds. */
    u64 longest_wait[STRAND_PRIORITIES];
};

void strand_totals(struct strand_totals *__scope result);
