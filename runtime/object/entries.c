/* Jumps from extension code to the kernel entries of SPIN_JUMP_ENTRIES; the others are in new.c.
 *
 * Objects reach these by rel32; the kernel may lie anywhere. `spin_entries` is defined here, in a
 * section of its own, and filled by the loader (in the order of SPIN_ENTRIES) before the zone it
 * lies in is made read-only. Each entry leaves stack and registers as it found them: the kernel sees
 * the call as if the extension had made it, with the return address telling who called.
 *
 * Not const: the compiler would read the zeros it sees. */
#include <spin/abi.h>

uint64_t (*spin_entries[SPIN_ENTRY_COUNT])(void) __attribute__((section(".spin.entries")));

/* The result, if any, and the arguments are in registers that a jump does not touch, whatever their
 * number and type. */
#define ENTRY(name)                                                                                \
    uint64_t name(void);                                                                           \
    uint64_t name(void)                                                                            \
    {                                                                                              \
        __attribute__((musttail)) return spin_entries[SPIN_ENTRY_##name]();                        \
    }
SPIN_JUMP_ENTRIES(ENTRY)
#undef ENTRY
