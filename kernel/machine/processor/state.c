/*
 * Words of the contract, and the size of the processor's extended state.
 */
#include "processor.h"

#include <cpuid.h>
#include <string.h>

struct barrier *machine_barrier;
uintptr_t machine_limit;
_Atomic uint32_t machine_pending;
void *kernel_entry_table[MACHINE_ENTRIES];

uint64_t processor_state_size;
uint64_t processor_state_mask;

/* x87, SSE, AVX, AVX-512: what compiled code uses. Not MPX, not protection keys, not AMX. */
static const uint64_t state_wanted = 0xe7;

/* What kernel_yield() and the switch need below the saved state. */
static const size_t yield_frames = 8 * 1024;

static uint64_t state_enabled(void)
{
    uint32_t low, high;
    __asm__("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return (uint64_t)high << 32 | low;
}

bool processor_boot(void)
{
    uint32_t a, b, c, d;
    if (!__get_cpuid(1, &a, &b, &c, &d) || !(c & bit_OSXSAVE))
        return false;
    processor_state_mask = state_wanted & state_enabled();
    processor_state_size = 512 + 64;
    for (uint32_t i = 2; i < 8; i++)
        if (processor_state_mask >> i & 1 && __get_cpuid_count(0xd, i, &a, &b, &c, &d) &&
            a + b > processor_state_size)
            processor_state_size = a + b;
    processor_state_size = (processor_state_size + 63) & ~(uint64_t)63;
    return true;
}

size_t processor_divert_room(void)
{
    return processor_state_size + 512 + yield_frames;
}

void processor_reset(void)
{
    machine_barrier = NULL;
    machine_limit = 0;
    atomic_store(&machine_pending, 0);
    memset(kernel_entry_table, 0, sizeof(kernel_entry_table));
}
