/*
 * Blocks in spare: what the runtime object makes objects of without a call of the kernel (object/new.c).
 *
 * One struct, which the loader names to each runtime object.  The collector gives blocks of one size many at
 * a time; its lists keep them, linked by their first words, and are empty while it marks.  Blocks for objects
 * with references are zero behind that word; the others are whatever they were.
 * Protocol: all of it is read and written in kernel text and in the text of object/new.c only, neither of
 * which is preempted.
 */
#pragma once

#include <stdint.h>

enum {
    SPARE_MOST = 2048,    /* bytes of the largest block that is kept: half a page */
    SPARE_NEVER = 1 << 30 /* an element's size that fits into no block */
};

/* Of an element of a type. A row of zeros is that of no type: its list is always empty. */
struct spare_shape {
    uint32_t size;       /* SPARE_NEVER: of such there are no arrays */
    uint16_t references; /* where lists of blocks with references differ: 8, else 0 */
    uint16_t one;        /* the list for one object: bytes of its block + references; 0: none */
};

/* The head of whoever pays (kernel/account.h). */
struct spare_payer {
    uint32_t id;
    uint64_t used, other_used[6];
    uint64_t limit;
};

/* The head of a strand (kernel/strand.h). */
struct spare_strand {
    char name[32];
    void *owner;
    struct spare_payer *payer;
};

struct spare {
    struct spare_strand *const *running;
    const struct spare_shape *shapes; /* by spare_row() */
    uint32_t rows;
    void *list[SPARE_MOST / 8 + 2]; /* by bytes of the block / 8, one behind that with references */
};
extern struct spare spare;

/* The row of a type: ids are odd, and rows of even numbers lie behind all others. */
static inline uint32_t spare_row(uint32_t type)
{
    return (type >> 1 | type << 31) - ((uint32_t)1 << 31);
}

/* The list of blocks of `bytes`, a multiple of 16; one word on is that of those with references. */
static inline void **spare_list(struct spare *from, uint64_t bytes)
{
    return (void **)((char *)from->list + bytes);
}
