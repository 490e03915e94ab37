/*
 * Memory for the kernel's own structures: powers of two cut from frames, each block with a header.
 *
 * Small blocks share frames and go to a list of their size when freed; blocks above half a page
 * have frames of their own and give them back.
 */
#include "memory.h"

#include "frame.h"
#include "panic.h"

#include <string.h>

enum {
    SMALLEST = 5, /* 32 bytes */
    LARGEST = 11, /* 2048 bytes */
    CLASSES = LARGEST - SMALLEST + 1,
    JUNK = 0xdd,
    LIVE = 0x6c697665,
    DEAD = 0x64656164,
};

struct block {
    uint32_t state;
    uint32_t class; /* CLASSES: frames of its own */
    size_t bytes;   /* the caller's */
};
_Static_assert(sizeof(struct block) == 16, "blocks stay 16-byte aligned");

struct free_block {
    struct block head;
    struct free_block *next;
};

static struct free_block *free_list[CLASSES];
static size_t used;

static uint32_t class_of(size_t bytes)
{
    size_t total = bytes + sizeof(struct block);
    if (total > (size_t)1 << LARGEST)
        return CLASSES;
    uint32_t bits = 64 - (uint32_t)__builtin_clzl(total - 1);
    return bits > SMALLEST ? bits - SMALLEST : 0;
}

static size_t pages_of(size_t bytes)
{
    return (bytes + sizeof(struct block) + MACHINE_PAGE - 1) / MACHINE_PAGE;
}

/* Cuts a fresh frame into blocks of a class. */
static bool refill(uint32_t class)
{
    frame_t frame;
    if (!frame_take_any(1, &frame))
        return false;
    char *page = machine_frame(frame);
    size_t size = (size_t)1 << (class + SMALLEST);
    for (size_t at = 0; at + size <= MACHINE_PAGE; at += size) {
        struct free_block *block = (struct free_block *)(page + at);
        block->head.state = DEAD;
        block->next = free_list[class];
        free_list[class] = block;
    }
    return true;
}

static struct block *take_small(uint32_t class)
{
    if (free_list[class] == NULL && !refill(class))
        return NULL;
    struct free_block *block = free_list[class];
    free_list[class] = block->next;
    return &block->head;
}

static struct block *take_large(size_t bytes, bool (*take)(size_t count, frame_t *first))
{
    frame_t first;
    return take(pages_of(bytes), &first) ? machine_frame(first) : NULL;
}

static inline void *begin(struct block *block, uint32_t class, size_t bytes)
{
    if (block == NULL)
        return NULL;
    *block = (struct block){.state = LIVE, .class = class, .bytes = bytes};
    used += bytes;
    return block + 1;
}

void *memory_take(size_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        return NULL;
    uint32_t class = class_of(bytes);
    return begin(class < CLASSES ? take_small(class) : take_large(bytes, frame_take_any), class,
                 bytes);
}

/* Frames may be known to be zero. */
void *memory_new(size_t bytes)
{
    if (bytes > SIZE_MAX / 2)
        return NULL;
    uint32_t class = class_of(bytes);
    if (class == CLASSES)
        return begin(take_large(bytes, frame_take), class, bytes);
    void *memory = begin(take_small(class), class, bytes);
    return memory == NULL ? NULL : memset(memory, 0, bytes);
}

void *memory_new_array(size_t count, size_t bytes)
{
    size_t total;
    return __builtin_mul_overflow(count, bytes, &total) ? NULL : memory_new(total);
}

static struct block *block_of(void *memory)
{
    struct block *block = (struct block *)memory - 1;
    if (block->state != LIVE)
        panic("memory", "block is not in use");
    return block;
}

void *memory_grow(void *memory, size_t bytes)
{
    if (memory == NULL)
        return memory_new(bytes);
    struct block *block = block_of(memory);
    if (bytes <= block->bytes)
        return memory;
    char *grown = memory_take(bytes);
    if (grown == NULL)
        return NULL;
    memcpy(grown, memory, block->bytes);
    memset(grown + block->bytes, 0, bytes - block->bytes);
    memory_free(memory);
    return grown;
}

char *memory_copy_text(const char *text)
{
    size_t length = strlen(text) + 1;
    char *copy = memory_take(length);
    return copy == NULL ? NULL : memcpy(copy, text, length);
}

static void give_large(struct block *block)
{
    size_t frame = (size_t)((char *)block - (char *)machine_frame(0)) / MACHINE_PAGE;
    frame_give((frame_t)frame, pages_of(block->bytes));
}

void memory_free(void *memory)
{
    if (memory == NULL)
        return;
    struct block *block = block_of(memory);
    used -= block->bytes;
    block->state = DEAD;
    memset(memory, JUNK, block->bytes);
    if (block->class == CLASSES) {
        give_large(block);
        return;
    }
    struct free_block *freed = (struct free_block *)block;
    freed->next = free_list[block->class];
    free_list[block->class] = freed;
}

size_t memory_used(void)
{
    return used;
}

void memory_shutdown(void)
{
    memset(free_list, 0, sizeof(free_list));
    used = 0;
}
