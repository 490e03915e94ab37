/*
 * The kernel entries that compiled code calls without an interface: spin_fault, spin_new, ...
 *
 * The closed list is SPIN_ENTRIES of spin/abi.h.  A runtime object holds one 64-bit jump to each,
 * so objects reach them by rel32.
 */
#pragma once

/* Address to jump to for entry `name`; NULL when it is not in the list or not provided yet. */
void *helper_address(const char *name);

/* Provides an entry that another part implements (spin_install, spin_authorise), before loading. */
void helper_provide(const char *name, void *procedure);
