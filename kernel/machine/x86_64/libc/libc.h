/*
 * The C library of the bare machine: just what Boehm's collector, libsodium and the kernel ask of
 * one, so that their Debian archives and our sources link unchanged.
 *
 * - Declarations are those of the system's own headers; sizes of types must be the same on both sides.
 * - What has a meaning here works as C says.  What only asks for something that there is not (threads,
 *   signals, files) says so in its result (absent.c).  What must never be called ends the machine,
 *   with its name.
 * - Nothing here knows page tables, ports or interrupts: below it are the procedures of bare.h and
 *   machine.h.
 */
#pragma once

#include "machine/x86_64/bare.h"

/* Ends the machine: the library was called in a way that it does not support. */
_Noreturn void libc_trap(const char *what);

/* Fresh zeroed pages for that heap; NULL, with errno set: none. */
void *libc_pages(enum bare_heap heap, size_t length);

/* Where messages go that are not output of the program: see message.c. */
void bare_message_write(const char *text, size_t length);
