/* The C library of kernels that become WebAssembly: blocks and a heap.
 *
 * The heap has a list of free blocks for each power of two; a word in front of a block says which. Blocks of
 * memory are copied and set by the machine's own instructions (-mbulk-memory). */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { PAGE = 65536, CLASSES = 32, SMALLEST = 4, HEAD = 8 };

union block {
    uint32_t class;
    struct {
        uint32_t unused;
        union block *next;
    } free;
};

extern unsigned char __heap_base;
static union block *free_blocks[CLASSES];
static uintptr_t top, end;

static void *extend(size_t size)
{
    if (top == 0)
        top = ((uintptr_t)&__heap_base + 15) & ~(uintptr_t)15;
    if (end == 0)
        end = __builtin_wasm_memory_size(0) * PAGE;
    if (top + size > end) {
        size_t pages = (top + size - end + PAGE - 1) / PAGE;
        if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1)
            __builtin_trap();
        end += pages * PAGE;
    }
    top += size;
    return (void *)(top - size);
}

void *calloc(size_t n, size_t size)
{
    size_t bytes = n * size + HEAD;
    uint32_t class = SMALLEST;
    while (((size_t)1 << class) < bytes)
        class ++;
    union block *block = free_blocks[class];
    if (block)
        free_blocks[class] = block->free.next;
    else
        block = extend((size_t)1 << class);
    block->class = class;
    return memset((char *)block + HEAD, 0, n * size);
}

void free(void *p)
{
    if (!p)
        return;
    union block *block = (union block *)((char *)p - HEAD);
    block->free.next = free_blocks[block->class];
    free_blocks[block->class] = block;
}

void *memcpy(void *to, const void *from, size_t n)
{
    return __builtin_memcpy(to, from, n);
}

void *memmove(void *to, const void *from, size_t n)
{
    return __builtin_memmove(to, from, n);
}

void *memset(void *to, int value, size_t n)
{
    return __builtin_memset(to, value, n);
}

int memcmp(const void *a, const void *b, size_t n)
{
    const unsigned char *x = a, *y = b;
    for (size_t i = 0; i < n; i++)
        if (x[i] != y[i])
            return x[i] < y[i] ? -1 : 1;
    return 0;
}
