/*
 * The C library of the bare machine: just what Boehm's collector, libsodium and the kernel ask of
 * one, so that their Debian archives and our sources link unchanged.
 *
 * - Declarations are those of the system's own headers; sizes of types must be the same on both sides.
 * - What has a meaning here works as C says.  What only asks for something that there is not (threads,
 *   signals, files) says so in its result (absent.c).  What must never be called ends the machine,
 *   with its name.
 * - Nothing here knows page tables, ports or interrupts: below it are the procedures of this header
 *   and machine.h.
 */
#pragma once

#include "machine/machine.h"

/* Ends the machine: the library was called in a way that it does not support. */
_Noreturn void libc_trap(const char *what);

/* ---- What the machine provides ----------------------------------------------------------- */

/* Addresses reserved for the heaps of the C library; nothing is mapped there until it asks. */
struct range bare_heap_range(void);

/* Maps fresh zeroed frames, readable and writable; all or nothing.  The frames are not among those
 * of machine_frame(): the collector keeps its memory from one kernel to the next. */
bool bare_heap_map(uintptr_t va, size_t pages);

/* Makes pages inaccessible and takes their frames back. */
void bare_heap_unmap(uintptr_t va, size_t pages);

/* Where messages go that are not output of the program: see messages.c. */
void bare_message_write(const char *text, size_t length);

/* The first address above the stack that bare_main() runs on. */
extern char bare_main_stack_high[];
