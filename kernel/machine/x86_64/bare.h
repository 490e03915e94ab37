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

/* Zeroed pages at neighbouring addresses of the heap zone; NULL: not so many are left. K. */
void *bare_pages_take(size_t pages);

/* Gives back pages of one bare_pages_take(), all or some. K. */
void bare_pages_give(void *start, size_t pages);

/* What compiled code finds at %fs:0. K. */
void bare_thread_pointer_set(uintptr_t base);

/* ---- Parts, in the order in which they start ---- */

void bare_console_boot(void);
