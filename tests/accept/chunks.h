/* Interface chunks: an object with a flexible member that crosses modules, for flexible_of_interface.c. */
#pragma once

#include <spin/safe.h>

struct chunk {
    u32 kind;
    u16 at[];
};

struct chunk *chunks_twice(const struct chunk *from);
u32 chunks_sum(void *any);
