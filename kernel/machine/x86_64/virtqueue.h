/*
 * Virtqueues: requests to a device and what it answers, in memory that both can write.
 *
 * Protocol: virtqueue_init() on zeroed memory; virtqueue_free() names a slot, virtqueue_post() fills it,
 * the transport rings the bell; virtqueue_take() empties it again.  K.
 *
 * The device is not trusted: what it wrote is copied once and then compared with what only the
 * driver can write (this struct).  A used index that jumps, a slot that is not under way, more bytes
 * than there was room for: the queue is broken for good.  It knows neither transport nor machine.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    VIRTQUEUE_ENTRIES = 64,
    VIRTQUEUE_SLOTS = 32,   /* at most */
    VIRTQUEUE_BYTES = 4096, /* of its memory, aligned to as much */
};

/* One piece of a request. */
struct virtqueue_part {
    uint64_t address; /* physical */
    uint32_t length;
    bool is_input; /* the device writes it */
};

/* The memory of a queue; the layout of its parts is the standard's. */
struct virtqueue_descriptor {
    uint64_t address;
    uint32_t length;
    uint16_t flags, next;
};

struct virtqueue_memory {
    struct virtqueue_descriptor descriptors[VIRTQUEUE_ENTRIES];
    struct virtqueue_available { /* the driver writes it */
        uint16_t flags, index, ring[VIRTQUEUE_ENTRIES], event;
    } available;
    _Alignas(64) struct virtqueue_used { /* the device writes it */
        uint16_t flags, index;
        struct virtqueue_answer {
            uint32_t descriptor, length;
        } ring[VIRTQUEUE_ENTRIES];
        uint16_t event;
    } used;
};

struct virtqueue {
    struct virtqueue_memory *memory;
    uint16_t parts; /* descriptors of a slot */
    uint16_t slots;
    uint16_t offered, taken; /* our copies of both indexes */
    uint16_t under_way;      /* slots */
    bool is_broken;
    struct {
        void *cookie;
        uint32_t room; /* bytes that the device may write */
        bool is_under_way;
    } slot[VIRTQUEUE_SLOTS];
};

/* A queue of requests with up to `parts` parts each, a power of two from 2 to 64. */
void virtqueue_init(struct virtqueue *queue, struct virtqueue_memory *memory, uint16_t parts);

/* A free slot; -1: none, or the queue is broken. */
int virtqueue_free(const struct virtqueue *queue);

/* Offers a request to the device; parts that the device reads come first. */
void virtqueue_post(struct virtqueue *queue, int slot, const struct virtqueue_part *parts,
                    size_t count, void *cookie);

/* The next answer: its slot, with the cookie and the bytes that the device says it wrote; -1: none. */
int virtqueue_take(struct virtqueue *queue, void **cookie, uint32_t *length);
