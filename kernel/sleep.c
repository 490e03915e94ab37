/*
 * Sleepers: a binary heap ordered by the time to wake.
 */
#include "sleep.h"

#include "memory.h"
#include "strand.h"

static struct strand **heap; /* heap[0] is due first */
static size_t count, room;

bool sleep_reserve(size_t strands)
{
    if (strands <= room)
        return true;
    size_t wanted = room == 0 ? 64 : 2 * room;
    if (wanted < strands)
        wanted = strands;
    struct strand **grown = memory_grow(heap, wanted * sizeof(struct strand *));
    if (grown == NULL)
        return false;
    heap = grown;
    room = wanted;
    return true;
}

static void place(struct strand *strand, size_t i)
{
    heap[i] = strand;
    strand->sleep_index = i;
}

static void move_up(struct strand *strand, size_t i)
{
    for (; i > 0 && heap[(i - 1) / 2]->wake_at > strand->wake_at; i = (i - 1) / 2)
        place(heap[(i - 1) / 2], i);
    place(strand, i);
}

/* The earlier one of the two below i, `count` when there is none. */
static size_t earlier_child(size_t i)
{
    size_t child = 2 * i + 1;
    if (child >= count)
        return count;
    return child + 1 < count && heap[child + 1]->wake_at < heap[child]->wake_at ? child + 1 : child;
}

static void move_down(struct strand *strand, size_t i)
{
    size_t child = earlier_child(i);
    while (child < count && heap[child]->wake_at < strand->wake_at) {
        place(heap[child], i);
        i = child;
        child = earlier_child(i);
    }
    place(strand, i);
}

void sleep_add(struct strand *strand)
{
    move_up(strand, count++);
}

void sleep_remove(struct strand *strand)
{
    size_t i = strand->sleep_index;
    struct strand *last = heap[--count];
    if (last == strand)
        return;
    if (last->wake_at < strand->wake_at)
        move_up(last, i);
    else
        move_down(last, i);
}

struct strand *sleep_first(void)
{
    return count > 0 ? heap[0] : NULL;
}

void sleep_shutdown(void)
{
    memory_free(heap);
    heap = NULL;
    count = room = 0;
}
