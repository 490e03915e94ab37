/*
 * The collector: Boehm's, non-moving, stop-the-world; gc.c alone knows it.
 *
 * Objects have an 8-byte header {type id, count} in front; references point behind it.  What an
 * object points to is found by its type (typeinfo.h); stacks are scanned conservatively, interior
 * pointers included; nothing else is a root but what the hooks push: neither the
 * kernel's globals nor malloc'ed memory.
 * Protocol: gc_boot() once per start, from the thread that runs the kernel; the collector itself
 * stays for the life of the process.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct gc_hooks {
    /* Calls gc_push() for each suspended stack and each range of root cells. */
    void (*roots)(void);
};

/* Starts, or starts again with other hooks; false on another thread than the first time. */
bool gc_boot(const struct gc_hooks *hooks);

/* Drops all roots; objects become garbage. */
void gc_shutdown(void);

enum { GC_EXTRA = 12 /* header and owner */, GC_GRANULE = 16, GC_PAGE = 4096 };

/* Bytes of the heap that a block takes: those above half a page have pages of their own. */
static inline size_t gc_block(size_t size)
{
    size_t grain = __builtin_expect(size <= GC_PAGE / 2, 1) ? GC_GRANULE : GC_PAGE;
    return (size + grain - 1) & ~(grain - 1);
}

/* The same of an object of so many bytes. */
static inline size_t gc_footprint(size_t bytes)
{
    return gc_block(bytes + GC_EXTRA);
}

/*
 * A zeroed object in a block of `size` bytes, its footprint, tagged with `owner`. Returns the address
 * behind the header, NULL when memory is used up. May collect.
 */
void *gc_new(uint32_t type, uint32_t count, size_t size, bool has_references, uint32_t owner);

/* Collects now. */
void gc_collect(void);

/* Where the stack ends that the kernel's thread is on; 0: the host thread's own. Whoever switches sets it. */
extern uintptr_t gc_stack_high;

/* For the roots hook, during a collection only: a range of words; the host's own stack from sp. */
void gc_push(const void *start, size_t bytes);
void gc_push_host(uintptr_t sp);

/* Calls visit(type, owner, footprint, context) for each object the last collection found. */
void gc_each(void (*visit)(uint32_t type, uint32_t owner, size_t bytes, void *context),
             void *context);

/* Start of the object that `address` points into (behind its header), NULL when there is none. */
void *gc_base(const void *address);

/* True while a collection or gc_each() runs: nothing may allocate. */
extern bool gc_running;

struct gc_statistics {
    uint64_t heap_bytes, free_bytes, collections, allocated_bytes, last_pause_ns, longest_pause_ns;
};
void gc_statistics(struct gc_statistics *statistics);
