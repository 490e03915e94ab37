/* Calls from the kernel into extension code, wherever the caller is.
 *
 * On a strand: behind a barrier, on that strand. On the host's own thread, which may not run extension
 * code: on a strand made for the call, together with every other strand that is ready. */
#pragma once

#include "machine/machine.h"

#include <spin/abi.h>
#include <spin/status.h>

struct domain;
struct strand;

struct call {
    const char *name; /* of the strand */
    struct domain *domain;
    void *code;
    struct machine_registers registers; /* arguments, then results */
    uint64_t limit;                     /* nanoseconds; 0: none */
    enum spin_fault_kind kind;          /* how it ended */
};

/* Runs it to its end. FAULT or TIME: it was cut off; the explanation is the report. When fault_is_outward()
 * afterwards the calling extension has to end as well: put your own state in order, then
 * fault_continue(). */
status call_run(struct call *call);

/* The same on a strand of its domain, for what the calling extension has no part in: stack, heap and time
 * that it uses, and its faults, are its domain's, and whatever happens to the caller meanwhile it is not
 * cut off before its limit. Returns always; the caller may be dead afterwards, and others have run. */
status call_run_apart(struct call *call);

/* How an activation ended, as a status: OK, TIME, KILLED, FAULT. */
status call_outcome(enum spin_fault_kind kind);

/* Gives compiled code the entry behind try_call(). */
void call_provide(void);

/* The activation that was all of the running strand has ended. Notes how; its domain is left in the middle of
 * something when it was cut off by time or a kill, and not by itself: it takes no calls then. */
void call_conclude(enum spin_fault_kind kind);

/* Text of the last fault, as fault_print() writes it; "" before the first. The same with the calls that
 * were under way, as fault_print_calls() does. */
const char *call_last_fault(void);
const char *call_last_calls(void);

/* The hook that keeps it; kernel/boot.c. */
struct fault_report;
void call_note_fault(const struct fault_report *report);

/* Nothing is known of faults any more, as when the process began; at boot. */
void call_forget_fault(void);
