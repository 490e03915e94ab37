/* A kernel for one module compiled from lowered C as an ordinary program: malloc is its heap, so that the
 * sanitizers see every object's ends, and a fault is a longjmp to the strand or try_call() around.
 *
 * It has what random programs and most cases of tests/accept need: console and strands that run to their end
 * when they are started. A module that imports more is refused (exit status HOST_UNABLE). */
#pragma once

#include <spin/abi.h>

enum { HOST_FAULTED = 3, HOST_UNABLE = 77 };

/* The module: its tables are behind the lowered text, which ends with this. */
extern const struct spin_module *const host_module;

/* heap.c: objects as abi.h has them, 0 filled. */
void host_heap_open(void);
void *host_new(uint32_t type, uint64_t count, uint32_t site);
void *host_new_of(const struct spin_type *type, uint64_t count);
uint32_t host_type_of(const void *object);
/* What main gets: an array of one string. */
void *host_arguments(void);

/* fault.c: activations. `work` is called; STATUS_OK, or STATUS_FAULT when a fault ended it. Faults of
 * `is_reported` activations are printed. */
uint32_t host_activate(void (*work)(void *), void *context, bool is_reported);

/* interfaces.c: the procedure of an interface, or NULL. */
void *host_procedure(const char *name);
