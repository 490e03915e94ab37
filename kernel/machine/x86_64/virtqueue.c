/* Virtqueues: the standard's "split" layout. */
#include "virtqueue.h"

#include <stdatomic.h>

enum { CONTINUES = 1, INPUT = 2 }; /* flags of a descriptor */

_Static_assert(sizeof(struct virtqueue_memory) <= VIRTQUEUE_BYTES, "a queue fits its page");

void virtqueue_init(struct virtqueue *queue, struct virtqueue_memory *memory, uint16_t parts)
{
    uint16_t slots = VIRTQUEUE_ENTRIES / parts;
    *queue = (struct virtqueue){
        .memory = memory,
        .parts = parts,
        .slots = slots < VIRTQUEUE_SLOTS ? slots : VIRTQUEUE_SLOTS,
    };
}

int virtqueue_free(const struct virtqueue *queue)
{
    for (int i = 0; i < queue->slots && !queue->is_broken; i++)
        if (!queue->slot[i].is_under_way)
            return i;
    return -1;
}

void virtqueue_post(struct virtqueue *queue, int slot, const struct virtqueue_part *parts,
                    size_t count, void *cookie)
{
    uint16_t first = (uint16_t)(slot * queue->parts);
    uint32_t room = 0;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count;
        queue->memory->descriptors[first + i] = (struct virtqueue_descriptor){
            .address = parts[i].address,
            .length = parts[i].length,
            .flags = (uint16_t)((last ? 0 : CONTINUES) | (parts[i].is_input ? INPUT : 0)),
            .next = (uint16_t)(last ? 0 : first + i + 1),
        };
        room += parts[i].is_input ? parts[i].length : 0;
    }
    queue->slot[slot].cookie = cookie;
    queue->slot[slot].room = room;
    queue->slot[slot].is_under_way = true;
    queue->under_way++;
    struct virtqueue_available *available = &queue->memory->available;
    available->ring[queue->offered++ % VIRTQUEUE_ENTRIES] = first;
    /* The device sees the request before it sees that there is one, and the bell comes last. */
    atomic_thread_fence(memory_order_seq_cst);
    *(volatile uint16_t *)&available->index = queue->offered;
    atomic_thread_fence(memory_order_seq_cst);
}

static int break_off(struct virtqueue *queue)
{
    queue->is_broken = true;
    return -1;
}

int virtqueue_take(struct virtqueue *queue, void **cookie, uint32_t *length)
{
    const volatile struct virtqueue_used *used = &queue->memory->used;
    uint16_t fresh = (uint16_t)(used->index - queue->taken);
    if (queue->is_broken || fresh == 0)
        return -1;
    if (fresh > queue->under_way)
        return break_off(queue);
    atomic_thread_fence(memory_order_acquire);
    uint32_t descriptor = used->ring[queue->taken % VIRTQUEUE_ENTRIES].descriptor;
    uint32_t written = used->ring[queue->taken % VIRTQUEUE_ENTRIES].length;
    uint32_t slot = descriptor / queue->parts;
    if (descriptor % queue->parts != 0 || slot >= queue->slots || !queue->slot[slot].is_under_way ||
        written > queue->slot[slot].room)
        return break_off(queue);
    queue->slot[slot].is_under_way = false;
    queue->under_way--;
    queue->taken++;
    *cookie = queue->slot[slot].cookie;
    *length = written;
    return (int)slot;
}
