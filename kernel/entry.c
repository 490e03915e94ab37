/*
 * Kernel entries: which thunk leads to which kernel procedure.
 *
 * The table itself is the machine's (kernel_entry_table); thunks are given out in order and taken
 * back only at shutdown, so that an address never comes to mean another procedure.
 */
#include "entry.h"

#include "machine/machine.h"
#include "strand.h"

#include <string.h>

enum { ROWS = 2 * MACHINE_ENTRIES };

static size_t count;
static uint16_t rows[ROWS]; /* 1 + index of an entry, by the address of its procedure; 0: none */

/* The row that has the procedure, or would have it: there are more rows than entries. */
static uint16_t *row_of(const void *procedure)
{
    uintptr_t address = (uintptr_t)procedure;
    size_t row = (address ^ address >> 11) % ROWS;
    while (rows[row] != 0 && kernel_entry_table[rows[row] - 1] != procedure)
        row = (row + 1) % ROWS;
    return &rows[row];
}

void *entry_create(void *procedure)
{
    uint16_t *row = row_of(procedure);
    if (*row != 0)
        return machine_entry(*row - 1);
    if (count == MACHINE_ENTRIES)
        return NULL;
    kernel_entry_table[count] = procedure;
    *row = (uint16_t)++count;
    return machine_entry(count - 1);
}

void *entry_procedure(uintptr_t address)
{
    uintptr_t first = (uintptr_t)machine_entry(0);
    uintptr_t size = (uintptr_t)machine_entry(1) - first;
    if (address < first || (address - first) % size != 0 || (address - first) / size >= count)
        return NULL;
    return kernel_entry_table[(address - first) / size];
}

void entry_shutdown(void)
{
    count = 0;
    memset(rows, 0, sizeof rows);
}

/* It is rarely far: a few frames at a time. */
uintptr_t entry_caller(void)
{
    enum { FRAMES = 4, STEPS = 8 };
    const struct range *arena = &machine_layout()->arena, *stack = &strand_current()->stack;
    uintptr_t fp = (uintptr_t)__builtin_frame_address(0), pc[FRAMES];
    for (size_t step = 0; step < STEPS && fp != 0; step++) {
        size_t n = machine_backtrace_from(&fp, stack, pc, FRAMES);
        for (size_t i = 0; i < n; i++)
            if (pc[i] >= arena->low && pc[i] < arena->high)
                return pc[i];
        if (n < FRAMES)
            break;
    }
    return 0;
}
