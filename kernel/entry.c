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

static uintptr_t first_in_arena(size_t depth)
{
    enum { DEPTH = 32 };
    uintptr_t pc[DEPTH];
    const struct range *arena = &machine_layout()->arena;
    size_t n = machine_backtrace(&strand_current()->stack, pc, depth);
    for (size_t i = 0; i < n; i++)
        if (pc[i] >= arena->low && pc[i] < arena->high)
            return pc[i];
    return 0;
}

/* It is rarely far. */
uintptr_t entry_caller(void)
{
    uintptr_t caller = first_in_arena(8);
    return caller != 0 ? caller : first_in_arena(32);
}
