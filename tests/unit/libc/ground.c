/* What the library stands on: pages of the host, and an end that the tests can see. */
#include "libc.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

enum { PAGE = 4096, SIZE = 1 << 28 };

struct range {
    uintptr_t low, high;
};

struct range shim_bare_heap_range(void);
bool shim_bare_heap_map(int heap, uintptr_t va, size_t pages);
void shim_bare_heap_unmap(uintptr_t va, size_t pages);
void shim_bare_message_write(const char *text, size_t length);
_Noreturn void shim_machine_stop(int status);
uint64_t shim_machine_clock(void);
char shim_bare_main_stack_high[1];

int ground_heap;
size_t ground_pages, ground_most = SIZE / PAGE, ground_maps;

struct range shim_bare_heap_range(void)
{
    static char *start;
    if (start == NULL)
        start = mmap(NULL, SIZE, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    return (struct range){(uintptr_t)start, (uintptr_t)start + SIZE};
}

/* A page that is mapped already, or not mapped, would be the library's mistake. */
static bool are_mapped(uintptr_t va, size_t pages)
{
    unsigned char there;
    size_t mapped = 0;
    for (size_t i = 0; i < pages; i++)
        mapped += mincore((void *)(va + i * PAGE), PAGE, &there) == 0 && there;
    return mapped != 0;
}

bool shim_bare_heap_map(int heap, uintptr_t va, size_t pages)
{
    ground_heap = heap;
    if (are_mapped(va, pages))
        abort();
    if (ground_pages + pages > ground_most)
        return false;
    if (mmap((void *)va, pages * PAGE, PROT_READ | PROT_WRITE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_POPULATE, -1, 0) == MAP_FAILED)
        abort();
    ground_pages += pages;
    ground_maps++;
    return true;
}

void shim_bare_heap_unmap(uintptr_t va, size_t pages)
{
    if (mmap((void *)va, pages * PAGE, PROT_NONE,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED | MAP_NORESERVE, -1, 0) == MAP_FAILED)
        abort();
    ground_pages -= pages;
}

void shim_bare_message_write(const char *text, size_t length)
{
    fwrite(text, 1, length, stderr);
}

_Noreturn void shim_machine_stop(int status)
{
    exit(status);
}

uint64_t shim_machine_clock(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec;
}

uint64_t random_next(void)
{
    static uint64_t state = 0x5eed5eed5eed5eed;
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    return state * 0x2545f4914f6cdd1d;
}
