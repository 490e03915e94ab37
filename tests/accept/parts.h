/* Interface parts: a slice that crosses modules, for slice_of_interface.c. */
#pragma once

#include <spin/safe.h>

SLICE(const u8, bytes);
struct record {
    bytes key;
    u32 hash;
};

bytes parts_first(bytes all, u32 n);
u32 parts_hash(const struct record *r);
