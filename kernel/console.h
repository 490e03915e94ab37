/* Where text of extensions goes: the operator's console, or what the host put in its place. */
#pragma once

#include <stddef.h>

typedef void console_writer(void *context, const char *text, size_t n);

/* Text goes to `writer` from now on; NULL: to the machine's console. */
void console_set(console_writer *writer, void *context);

/* Writes `n` bytes as they are. Calls of different strands do not mix. */
void console_put(const char *text, size_t n);
