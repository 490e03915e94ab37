/*
 * Kernel entries: the addresses through which extensions reach kernel procedures.
 *
 * Whatever address is stored into a slot, an import cell or the jumps of a runtime object must
 * come from here, so that no entry can forget the stack test and the pending test.
 * Entry procedures take at most 6 integer and 8 floating-point arguments and no struct in memory.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

/*
 * The thunk for `procedure`; the same procedure always gives the same thunk.
 * NULL when all MACHINE_ENTRIES are in use.
 */
void *entry_create(void *procedure);

/* The procedure behind a thunk, NULL when `address` is no thunk. */
void *entry_procedure(uintptr_t address);

/* Forgets all entries, at shutdown. */
void entry_shutdown(void);

/* Return address, in extension code, of the kernel entry that is running; 0 outside one. */
uintptr_t entry_caller(void);
