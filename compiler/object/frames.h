/* How much stack the functions of an object take, read from the emitted code of either back end.
 *
 * The code is disassembled and the stack pointer followed along every path; what is found is an upper
 * bound. A change of the stack pointer that is not understood is an error, never a guess. */
#pragma once

#include "object/relocatable.h"

struct frame {
    uint32_t bytes;     /* from the return address, included, to the lowest word written */
    uint32_t arguments; /* bytes of outgoing stack arguments, included in `bytes` */
};

/* Reads the frame of a function. NULL when read; else what was not understood. A frame without a
 * bound (a loop that pushes) has FRAME_UNBOUNDED bytes. */
enum { FRAME_UNBOUNDED = 1 << 20 };
const char *frame_read(struct frame *frame, const struct relocatable *file,
                       const Elf64_Sym *function, struct arena *arena);
