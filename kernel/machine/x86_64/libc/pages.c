/*
 * Memory by pages: mmap() and its kin over addresses that the machine reserved for them.
 *
 * Only private anonymous memory, readable and writable or not there at all.  The collector gives pages
 * back by mapping PROT_NONE over them and wants them again by mprotect(); then they are fresh.
 * Addresses that were unmapped are not used a second time.
 */
#include "libc.h"

#include <errno.h>
#include <sys/mman.h>
#include <unistd.h>

static uintptr_t next; /* where nothing was ever mapped; 0 until the first request */

static size_t page_count(size_t length)
{
    return length / MACHINE_PAGE + (length % MACHINE_PAGE != 0);
}

/* Whether these pages were given out. */
static bool is_ours(uintptr_t va, size_t pages)
{
    return va % MACHINE_PAGE == 0 && va >= bare_heap_range().low && va <= next &&
           pages <= (next - va) / MACHINE_PAGE;
}

/* Fresh addresses; 0: there are none. */
static uintptr_t reserve(size_t pages)
{
    struct range all = bare_heap_range();
    if (next == 0)
        next = all.low;
    if (pages == 0 || pages > (all.high - next) / MACHINE_PAGE)
        return 0;
    uintptr_t va = next;
    next += pages * MACHINE_PAGE;
    return va;
}

static void *map_fixed(uintptr_t va, size_t pages, int protection)
{
    if (!is_ours(va, pages) || protection != PROT_NONE)
        libc_trap("mmap: MAP_FIXED");
    bare_heap_unmap(va, pages);
    return (void *)va;
}

void *mmap(void *address, size_t length, int protection, int flags, int file, off_t position)
{
    size_t pages = page_count(length);
    if (!(flags & MAP_ANONYMOUS) || file != -1 || position != 0)
        libc_trap("mmap: a file");
    if (flags & MAP_FIXED)
        return map_fixed((uintptr_t)address, pages, protection);
    if (protection != (PROT_READ | PROT_WRITE))
        libc_trap("mmap: protection");
    uintptr_t va = reserve(pages);
    if (va != 0 && bare_heap_map(va, pages))
        return (void *)va;
    errno = ENOMEM;
    return MAP_FAILED;
}

int munmap(void *address, size_t length)
{
    if (!is_ours((uintptr_t)address, page_count(length)))
        libc_trap("munmap");
    bare_heap_unmap((uintptr_t)address, page_count(length));
    return 0;
}

int mprotect(void *address, size_t length, int protection)
{
    if (!is_ours((uintptr_t)address, page_count(length)) || protection != (PROT_READ | PROT_WRITE))
        libc_trap("mprotect");
    if (bare_heap_map((uintptr_t)address, page_count(length)))
        return 0;
    errno = ENOMEM;
    return -1;
}

int getpagesize(void)
{
    return MACHINE_PAGE;
}
