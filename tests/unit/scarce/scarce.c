/* Requests of kernel and runtime for memory, counted and refused. */
#include "scarce.h"

#include "machine/machine.h"

static size_t requests, first_refused, last_refused, refused;

void scarce_arm(size_t first, size_t count)
{
    requests = refused = 0;
    first_refused = first;
    last_refused = first + count - 1;
}

size_t scarce_requests(void)
{
    return requests;
}

size_t scarce_disarm(void)
{
    first_refused = 0;
    return refused;
}

bool scarce_next(void)
{
    if (first_refused == 0 || ++requests < first_refused || requests > last_refused)
        return false;
    refused++;
    return true;
}

SCARCE(void *, NULL, memory_new, (size_t bytes), (bytes))
SCARCE(void *, NULL, memory_new_array, (size_t count, size_t bytes), (count, bytes))
SCARCE(void *, NULL, memory_grow, (void *block, size_t bytes), (block, bytes))
SCARCE(char *, NULL, memory_copy_text, (const char *text), (text))
SCARCE(bool, false, frame_take, (size_t count, frame_t *first), (count, first))
SCARCE(bool, false, frame_map, (uintptr_t va, size_t pages, enum machine_prot prot, frame_t *first),
       (va, pages, prot, first))
SCARCE(bool, false, machine_map,
       (uintptr_t va, const frame_t *frames, size_t pages, enum machine_prot prot),
       (va, frames, pages, prot))
SCARCE(void *, NULL, malloc, (size_t bytes), (bytes))
SCARCE(void *, NULL, calloc, (size_t count, size_t bytes), (count, bytes))
SCARCE(void *, NULL, realloc, (void *block, size_t bytes), (block, bytes))
SCARCE(char *, NULL, strdup, (const char *text), (text))
SCARCE(void *, NULL, gc_new,
       (uint32_t type, uint32_t count, size_t bytes, bool has_references, uint32_t owner),
       (type, count, bytes, has_references, owner))
