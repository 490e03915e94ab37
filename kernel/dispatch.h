/* The dispatcher: raising an event runs its handlers.
 *
 * Level 0, a walk over the table. A handler's guard is evaluated right before it; a guard that faults
 * counts as false. Each handler runs behind a barrier with its own time limit and its own copy of the
 * arguments; one that faults is uninstalled when its domain is to blame, and the raise goes on. The
 * result is that of the last handler that ran to its end. When none did the default handler runs; when
 * that did not either and the event has a result, the raiser faults. A fault of the implementation
 * itself ends the raiser as well, as in a direct call: the two are linked directly.
 * Nothing here allocates on the collected heap. */
#pragma once

#include "event.h"

#include <spin/abi.h>

/* What a raise came to, besides the results in its registers. */
struct raised {
    enum spin_fault_kind kind; /* SPIN_FAULT_NO_HANDLER: the raiser's own fault */
    bool ends;                 /* the fault `kind` of a handler ends the raiser as well */
};

/* Raises on the running strand, which is not the host's; the event may be gone afterwards. */
struct raised dispatch_raise(struct event *event, struct machine_registers *registers);

/* Tells the handlers of one domain that the kernel did something. The caller puts its own state in order, then
 * calls dispatch_obey(), which does not return when the running strand's code has to end as well. */
struct raised dispatch_tell(struct event *notice, uint64_t domain,
                            struct machine_registers *registers);
void dispatch_obey(struct raised raised);

/* What the stub of a gate runs: raises for the extension that called it. */
void dispatch_gate(void *gate, struct machine_registers *registers);

/* Raises since boot that went through the table. */
uint64_t dispatch_count(void);
