/*
 * What the files of the bare machine share, and what it offers the bare host program (bare_main);
 * the kernel above machine.h sees none of it.
 *
 * Order of events: start32 -> bare_start() -> bare_main(), on the main stack, with the final page
 * tables, gates and clock in place and interrupts on.  machine_boot() comes later, from the kernel.
 */
#pragma once

#include "machine/machine.h"

enum {
    BARE_COMMAND_LINE = 4096, /* bytes kept of it, with the end */
};

/* What the loader of the image handed over; copied, so that its memory can be used. */
struct bare_boot {
    const char *command_line; /* "" when there is none */
    const void *archive;      /* the module (-initrd), 8-byte aligned at least; NULL: none */
    size_t archive_size;
    uint64_t memory; /* bytes of RAM that are free */
};

/* The program of this image: its status is what machine_stop() gets. It must not return. */
_Noreturn void bare_main(const struct bare_boot *boot);

/* Where start.S continues in C; `info` is the physical address of struct hvm_start_info. */
_Noreturn void bare_start(uintptr_t info);

/* Says what is wrong and stops; for the machine's own errors. */
_Noreturn void bare_panic(const char *where, const char *what);

/* The stack that bare_main() runs on. */
extern char bare_main_stack[], bare_main_stack_high[];

/* The heaps of the C library. */
enum bare_heap {
    BARE_HEAP_LIBRARY,   /* malloc() */
    BARE_HEAP_COLLECTED, /* the collector's; leaves some memory to the others */
};

/* Addresses reserved for them; nothing is mapped there at first. K. */
struct range bare_heap_range(void);

/*
 * Maps fresh zeroed pages there, readable and writable, replacing what was mapped; all or nothing.
 * They are not among the frames of machine_frame() and outlive machine_shutdown(). K.
 */
bool bare_heap_map(enum bare_heap heap, uintptr_t va, size_t pages);

/* Makes pages of the heap inaccessible and takes their memory back. K. */
void bare_heap_unmap(uintptr_t va, size_t pages);

/*
 * Calls attention() for each Ctrl-C on the console, at interrupt level; NULL: for none.  One that came
 * while nobody listened is told at once. K.
 */
void bare_console_listen(void (*attention)(void));

/* ---- Parts, in the order in which they start ---- */

void bare_console_boot(void);

/* Input interrupts from now on; where it cannot, there is none. */
void bare_console_input(void);
void bare_console_interrupt(void);
