/*
 * Faults: extension code is cut off and the kernel goes on.
 *
 * Kernel code enters extension code only by activation_call().  A fault inside ends the innermost
 * activation: the call returns a kind and the kernel's fault report says what, where and who is
 * charged.  Protocol for callers of activation_call():
 * - result 0: the procedure returned; `registers` holds its results;
 * - result != 0: put your own state in order, then, if fault_is_outward(), call fault_continue():
 *   an enclosing activation has to end as well (argument faults, kills).
 * Who is charged (blame): a failed argument check: the caller, found from the return address; any
 * other check, division or access: the domain of the program counter (the runtime object counts
 * as its caller); stack: the strand's owner; time: the owner of the activation whose limit ran
 * out, or the strand's owner for the strand's own limit; heap: the strand's owner; a dead
 * procedure: its caller.
 * The domain layer gives hooks; it decides about handlers and domains.  Nothing here allocates.
 */
#pragma once

#include "machine/machine.h"

#include <spin/abi.h>

struct domain;
struct source;
struct strand;

/* The short word of a kind (spin/fault.def): "bounds". */
const char *fault_word(enum spin_fault_kind kind);

enum {
    FAULT_TRACE = 128, /* program counters kept in a report */
    FAULT_FRAMES = 8,  /* of them shown with their lines */
    FAULT_CUT = 8,     /* domains named as cut off while not at fault */
    FAULT_OPERANDS = 2,
    FAULT_NAME = 64, /* bytes for one text in a report */
};

/* What the domain layer knows about an address in the arena. */
struct fault_place {
    struct domain *domain; /* NULL: runtime object, stub, or nothing live */
    bool live;             /* false: no live text there */
};

/* Calls under way, innermost first: a procedure of an extension, and the line it had come to. */
struct fault_frame {
    char procedure[FAULT_NAME];
    char file[FAULT_NAME * 4];
    uint32_t line;
    uint32_t repeats; /* so many of them in a row, for recursion */
};

struct fault_report {
    enum spin_fault_kind kind;
    struct domain *charged; /* NULL: nobody (the kernel, the operator) */
    struct domain *where;   /* domain of the program counter; may be NULL */
    struct strand *strand;
    bool argument; /* a caller's fault */
    bool outward;  /* the caller is beyond a kernel frame: its activation ends too */
    uintptr_t pc, caller, address;
    uint64_t operand[FAULT_OPERANDS];
    char operand_name[FAULT_OPERANDS][FAULT_NAME];
    char types[FAULT_NAME * 4]; /* for SPIN_FAULT_TYPE at a check, instead of operands */
    char file[FAULT_NAME * 4];
    uint32_t line, column; /* line 0: unknown */
    char expression[FAULT_NAME * 2];
    uint64_t limit;           /* nanoseconds, for SPIN_FAULT_TIME */
    struct domain *caught_by; /* it has called by try_call() what the fault ended; else NULL */
    size_t traced, cut_off;
    uintptr_t trace[FAULT_TRACE];
    size_t frame_count;
    bool has_more_frames;
    struct fault_frame frames[FAULT_FRAMES];
    struct domain *cut[FAULT_CUT]; /* had frames that were cut, without fault */
};

/* A check, and the text that its offsets are into. */
struct fault_site {
    const struct spin_site *row;
    const char *text;
};

struct fault_hooks {
    /* Who lives at this address; called in kernel text. */
    struct fault_place (*place)(uintptr_t pc);
    /* Check number `site` of the module with text at `pc`; row NULL: there is none. */
    struct fault_site (*site)(uintptr_t pc, uint32_t site);
    /* What the code at `pc` comes from; false: not known. May be NULL. */
    bool (*source)(uintptr_t pc, struct source *source);
    /* Once per fault, after the innermost activation ended; may uninstall, count, destroy. */
    void (*charged)(const struct fault_report *report);
    /* Whether the code at `pc` is not that of the procedure the check was written in: the optimiser
     * put it into a caller of the same module. */
    bool (*inlined)(uintptr_t pc, const struct spin_site *site);
};

/* Installs the hooks (copied); NULL: no domains, every address is live and nobody's. */
void fault_hooks_set(const struct fault_hooks *hooks);

/* One call of extension code. Lives on the stack of activation_call(). */
struct activation {
    struct barrier barrier; /* first */
    struct activation *outer;
    struct strand *strand;
    struct domain *owner; /* domain whose code was entered */
    uint64_t limit;       /* nanoseconds of strand time; UINT64_MAX = none */
    uint64_t deadline;    /* in strand time; 0 = not stamped by a tick yet */
    bool catches;
};

struct activation_plan {
    struct domain *owner;
    uint64_t limit; /* 0: none */
};

/* Limits the kernel uses unless told otherwise, in nanoseconds. */
enum {
    LIMIT_GUARD = 10 * 1000 * 1000,
    LIMIT_HANDLER = 1000 * 1000 * 1000,
};

/*
 * Runs `procedure` in the arena with the arguments in `registers`, on the running strand, which
 * is not the host's. Returns FAULT_NONE, or the kind of the fault that ended it.
 */
enum spin_fault_kind activation_call(const struct activation_plan *plan, void *procedure,
                                     struct machine_registers *registers);

/* The same for a procedure that `owner` calls itself and whose faults it wants to survive: its own do
 * not count against it, and it stays open. No limit. */
enum spin_fault_kind activation_try(struct domain *owner, void *procedure,
                                    struct machine_registers *registers);

/* The report of the last fault on this processor; valid until the next fault. */
const struct fault_report *fault_report(void);

/* True when the fault that just ended an activation has to end the next outer one too. */
bool fault_is_outward(void);

/* Goes on with it: ends the next outer activation; the caller's frames are gone afterwards. */
_Noreturn void fault_continue(void);

/* Ends the running strand's one activation without a fault: its call returns FAULT_NONE, all results 0. */
_Noreturn void fault_exit(void);

/*
 * A kernel entry faults the extension that called it: ends the innermost activation. `what` says
 * in the report what the operands belong to ("clock_set: time"). SPIN_FAULT_HEAP and
 * SPIN_FAULT_STACK are charged to the strand's owner, the rest to the caller.
 */
_Noreturn void fault_raise(enum spin_fault_kind kind, const char *what, uint64_t a, uint64_t b);

/* As fault_raise(), at check `site` of the calling module, which names file and line. */
_Noreturn void fault_raise_at(enum spin_fault_kind kind, uint32_t site, uint64_t a, uint64_t b);

/*
 * Writes "bounds: ring.c:40:7 'buf[i]' i=10 len=10", or, where no check has failed, the procedure
 * and the line it had come to: "time: ring.c:31 'parse' limit=10 ms". Cut to fit, terminated;
 * returns its length.
 */
size_t fault_print(const struct fault_report *report, char *buffer, size_t size);

/* The same, then who called whom, when more than one call was under way: a line "    parse at
 * ring.c:31" for each, innermost first. */
size_t fault_print_calls(const struct fault_report *report, char *buffer, size_t size);

/* report.c: makes the report of the note, for a fault that ended `activation`. */
void fault_report_make(struct fault_report *report, const struct fault_hooks *hooks,
                       const struct activation *activation);

/*
 * report_type.c: writes "ctx is 'struct timer', wanted 'struct flow'" of the operands of a type
 * fault (spin/abi.h); `name` is what the program calls the object.
 */
void report_types(char *buffer, size_t size, const char *name, const uint64_t *operand);

/* Clears the state, at boot and shutdown. */
void fault_reset(void);

/*
 * What is known of a fault at the moment it happens, and is gone a moment later; the report is made of it
 * when the activation has ended.
 */
struct fault_note {
    bool fresh; /* no report has been made of it */
    enum spin_fault_kind kind;
    bool has_site;
    uint32_t site;
    const char *what; /* of fault_raise(); constant text */
    uint64_t operand[FAULT_OPERANDS];
    uintptr_t pc, caller, address;
    size_t traced, exact; /* places in the trace; the first of them that are no return addresses */
    uintptr_t trace[FAULT_TRACE];
    uintptr_t rest; /* the frame that the trace goes on from */
};
extern struct fault_note fault_note;

/* Begins a note of a fault in the code that `at` names, which is the first place of its trace. */
static inline struct fault_note *fault_note_begin(enum spin_fault_kind kind,
                                                  const struct interruption *at)
{
    struct fault_note *note = &fault_note;
    note->fresh = true;
    note->kind = kind;
    note->has_site = false;
    note->what = NULL;
    note->operand[0] = note->operand[1] = 0;
    note->pc = note->trace[0] = at->pc;
    note->caller = 0;
    note->address = at->address;
    note->traced = note->exact = 1;
    note->rest = at->fp;
    return note;
}

/*
 * interrupt.c, general registers only: adds the calls that the barrier cuts off to the note's trace.  In kernel
 * text, afterwards: adds the others, and makes return addresses those of their calls (one less). Then: whether
 * the running strand has to unwind now (and notes why).
 */
void interrupt_note_calls(void);
void interrupt_note_rest(void);
bool interrupt_decide(void);

/* interrupt.c: arms the timer again when somebody needs it; `now` is machine_cycles(). */
void interrupt_arm(uint64_t now);

/* The same: the next tick comes then, or before when a tick meanwhile has asked for it. */
void interrupt_timer(uint64_t deadline);
