/* The runtime object: what extension code calls without a slot, as an ELF relocatable file.
 *
 * Built by clang with the extension flags and embedded here. The loader places it in every group of
 * zones before any other object, binds the symbols of SPIN_ENTRIES and SPIN_HELPERS (spin/abi.h) of
 * all objects of the group to it, and fills `spin_entries` (section `.spin.entries`, 64-bit addresses
 * in the order of enum spin_entry) before it makes the zone read-only. It has no undefined symbols,
 * no other writable data, no module tables and no seal: it is part of the kernel. */
#pragma once

#include <stddef.h>

extern const unsigned char runtime_object[];
extern const size_t runtime_object_size;
