/* Private to module ring: part_ring.c, part_store.c and the cases that name them. */
#pragma once
#include <spin/safe.h>
module(ring);
enum { RING = 8 };
struct store; /* part_store.c completes it */
struct ring {
    u8 at[RING];
    u32 head, tail;
    int *__counted_by(count) values;
    u32 count;
};
extern u32 ring_count;     /* puts so far */
extern const int squares[]; /* of part_store.c */
_Bool ring_put(struct ring *__scope r, u8 value);
int ring_take(struct ring *__scope r);
struct store *store_new(int value);
int store_get(struct store *store);
static inline int half(int n)
{
    return n / 2;
}
