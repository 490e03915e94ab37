/*
 * A small kernel for tests: booted parts, and extension code without a loader.
 *
 * Extension code is position-independent assembly in extension.S; arena_boot() copies it into the
 * text zone, so that the program counter is in the arena, as it would be for a loaded object.
 * Protocol: arena_boot() first, arena_shutdown() last, one of each per test.
 */
#pragma once

#include "account.h"
#include "entry.h"
#include "fault.h"
#include "frame.h"
#include "heap.h"
#include "helpers.h"
#include "memory.h"
#include "scheduler.h"
#include "strand.h"

#include <criterion/criterion.h>

/* Boots machine, frames, scheduler and stacks, and copies the extension code. */
void arena_boot(void);
void arena_shutdown(void);

/* Address in the arena of a procedure of extension.S. */
void *arena_address(const void *procedure);
#define ARENA(procedure) ((uint64_t)arena_address(procedure))

/* Zeroed words of the data zone. */
enum { ARENA_WORDS = 512 };
extern uint64_t *arena_data;

/* Runs an extension procedure on a strand of its own; what the activation ended with. */
struct outcome {
    enum spin_fault_kind kind;
    uint64_t value;
    struct machine_registers registers;
};
struct outcome arena_run(const void *procedure, uint64_t a, uint64_t b, uint64_t c);
struct outcome arena_run_limited(const void *procedure, uint64_t a, uint64_t b, uint64_t limit);

/* As arena_run(), on a strand that is not waited for; free it after sched_run(). */
struct strand *arena_spawn(const void *procedure, uint64_t a, uint64_t b, struct outcome *outcome);

/* Two stand-ins for domains: first half of the extension text, and the rest. */
extern char arena_domain_a, arena_domain_b;
#define DOMAIN_A ((struct domain *)&arena_domain_a)
#define DOMAIN_B ((struct domain *)&arena_domain_b)
extern size_t arena_charged;

/* ---- extension.S: code, called with (a, b, c) in registers ---- */

extern const char extension_add[];          /* a + b */
extern const char extension_spin[];         /* never ends */
extern const char extension_call[];         /* a(b, c) + 1 */
extern const char extension_call_forever[]; /* a() again and again */
extern const char extension_call_once[];    /* a(b), then never ends */
extern const char extension_recurse[];      /* without end */
extern const char extension_recurse_call[]; /* ditto, calling a() at each level */
extern const char extension_store[];        /* *a = b */
extern const char extension_load[];         /* *a */
extern const char extension_divide[];       /* a / b */
extern const char extension_undefined[];
extern const char extension_jump[];       /* a() */
extern const char extension_check[];      /* a(b, 7, 9), a check entry */
extern const char extension_check_deep[]; /* a(3, 7, 9) with 8 bytes of stack, lowest address b */
extern const char extension_count[];      /* ++*a till it is b */
extern const char extension_vectors[];    /* a rounds over live registers made of b; 0 = all kept */
extern const char extension_control[];    /* changes MXCSR, x87 control, DF, then faults */
extern const char extension_cramped[];    /* loops 512 bytes above a, the end of the stack */
extern const char extension_keep[];       /* see heap.c */
extern const char extension_hold[];       /* see heap.c */
extern const char extension_step[];       /* a(b, c), trapping after each instruction */
extern const char extension_scale[];      /* doubles: x * y + a */
extern const char extension_b_call[];     /* the same, in domain B */
extern const char extension_b_check[];
extern const char extension_b_load[];

/*
 * C functions of the extension: copied like the rest, so they call only what they get as arguments.
 */
#define EXTENSION                                                                                  \
    __attribute__((section("extension_c"), noinline, no_sanitize("address", "undefined")))

extern const char extension_start[], extension_b_start[], extension_end[];
