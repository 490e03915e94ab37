/* Texts of interfaces: the kernel keeps one of each, however many modules bring it.
 *
 * A text goes by its fingerprint. The first one is read through and hashed; whoever brings the same
 * afterwards is compared with it. Protocol: text_take() and text_give() in pairs. */
#pragma once

#include <spin/abi.h>

#include <stdbool.h>

/* The kernel's copy of a terminated text. NULL: *flaw says what is wrong with it or with the fingerprint;
 * NULL there: out of memory. */
const char *text_take(const char *text, const struct spin_fingerprint *fingerprint,
                      const char **flaw);

/* Ends a use of a copy. */
void text_give(const char *copy);

/* Lines that people read, and so does a compiler: no other characters. */
bool text_is_plain(const char *text);
