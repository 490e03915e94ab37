/*
 * The contract suite: cases over machine.h and nothing else, the same for every machine.
 *
 * The suite is the kernel of its own: it has the up-calls (upcalls.c), one strand to run extension
 * code on, and counts frames up.  A case starts on a machine that was just booted.  It names the
 * procedures that it covers; the last case compares the names with the header (names.c).
 */
#pragma once

#include "machine/machine.h"

enum {
    SUITE_FRAMES = 2048,
    SUITE_STATUS_FAULT = 100, /* + enum machine_fault */
    SUITE_STATUS_CHECK = 200,
    SUITE_STATUS_OVERFLOW = 201,
    SUITE_TRACE = 16,
};

struct suite_case {
    const char *name;
    const char *covers; /* procedures, with blanks between them */
    void (*run)(void);
};

/* One table for each file; the last case has no name. */
extern const struct suite_case start_cases[], time_cases[], context_cases[], call_cases[],
    interrupt_cases[], sweep_cases[], memory_cases[], device_cases[];

/* Ends the case when the condition does not hold. */
#define EXPECT(condition)                                                                          \
    ((condition) ? (void)0 : suite_fail(__FILE__, __LINE__, #condition, NULL, 0))
/* The same, and says at which turn. */
#define EXPECT_AT(turn, condition)                                                                 \
    ((condition) ? (void)0 : suite_fail(__FILE__, __LINE__, #condition, #turn, turn))
_Noreturn void suite_fail(const char *file, int line, const char *what, const char *turn,
                          uint64_t value);

/* Names of devices: a file that holds "0123456789"; a disk of 64 KiB; a net on which somebody answers who
 * 10.0.2.2 is; a console that says again what it hears. NULL: there is none. */
enum { SUITE_DEVICES = 4 };
extern const char *suite_device, *suite_disk, *suite_net, *suite_console;

/* Runs every case, says which passed; 0: all. */
int suite_run(const char *const names[static SUITE_DEVICES]);

/* Runs of the sweep (sweep.c) that a tick interrupted. */
extern size_t suite_positions;

/* ---- Memory ---- */

/* Maps fresh frames; the first of them. */
frame_t suite_map(uintptr_t va, size_t pages, enum machine_prot prot);
frame_t suite_frame(void);

/* A page of the data zone of group 0, zero. */
uint64_t *suite_data(void);

/* ---- Extension code (../unit/kernel/extension.S) ---- */

/* Address in the arena of one of its procedures. */
uintptr_t suite_arena(const char *procedure);

struct suite_outcome {
    uint32_t status; /* of the barrier */
    uint64_t value;
    struct machine_registers registers;
};

/* Calls code at an address on the suite's strand, behind a barrier. */
struct suite_outcome suite_call(uintptr_t code, const struct machine_registers *registers);
struct suite_outcome suite_call3(uintptr_t code, uint64_t a, uint64_t b, uint64_t c);

/* Its stack; the pages below are not mapped. */
extern struct range suite_stack;

extern const char extension_start[], extension_end[], extension_add[], extension_spin[],
    extension_call[], extension_call_forever[], extension_recurse[], extension_recurse_call[],
    extension_store[], extension_load[], extension_divide[], extension_undefined[],
    extension_jump[], extension_check[], extension_count[], extension_vectors[],
    extension_control[], extension_scale[], extension_check_deep[], extension_call_once[];

/* ---- What the up-calls saw; cleared before each case ---- */

struct suite_seen {
    volatile size_t ticks, devices, faults, checks, overflows, yields, pendings;
    volatile uint64_t tick_clock; /* when the last one came */
    struct interruption at;       /* of the last tick, fault, check or overflow */
    uint64_t operand[3];
    uintptr_t trace[SUITE_TRACE]; /* of the last fault or tick that was diverted */
    size_t traced;
};
extern struct suite_seen suite_seen;

/* What a tick does; cleared before each case. */
enum suite_tick {
    SUITE_TICK_COUNTS,  /* and sets machine_pending */
    SUITE_TICK_YIELDS,  /* in the arena: diverts to kernel_yield(); comes again */
    SUITE_TICK_UNWINDS, /* in the arena: diverts to the barrier; else comes again */
};
extern enum suite_tick suite_on_tick;
extern uint64_t suite_again; /* nanoseconds till it comes again */
