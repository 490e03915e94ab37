/*
 * Memory by pages: mmap() over addresses that the machine reserved for it.
 *
 * Only private anonymous memory, readable and writable.  Addresses that were unmapped are not used a
 * second time.
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

void *libc_pages(enum bare_heap heap, size_t length)
{
    struct range all = bare_heap_range();
    size_t pages = page_count(length);
    if (next == 0)
        next = all.low;
    if (pages == 0 || pages > (all.high - next) / MACHINE_PAGE ||
        !bare_heap_map(heap, next, pages)) {
        errno = ENOMEM;
        return NULL;
    }
    next += pages * MACHINE_PAGE;
    return (void *)(next - pages * MACHINE_PAGE);
}

/* Asked for by the collector alone. */
void *mmap(void *address, size_t length, int protection, int flags, int file, off_t position)
{
    (void)address;
    if (!(flags & MAP_ANONYMOUS) || file != -1 || position != 0)
        libc_trap("mmap: a file");
    if (flags & MAP_FIXED)
        libc_trap("mmap: MAP_FIXED");
    if (protection != (PROT_READ | PROT_WRITE))
        libc_trap("mmap: protection");
    void *memory = libc_pages(BARE_HEAP_COLLECTED, length);
    return memory != NULL ? memory : MAP_FAILED;
}

int munmap(void *address, size_t length)
{
    if (!is_ours((uintptr_t)address, page_count(length)))
        libc_trap("munmap");
    bare_heap_unmap((uintptr_t)address, page_count(length));
    return 0;
}

int getpagesize(void)
{
    return MACHINE_PAGE;
}
