/*
 * A virtio device that a test plays: memory instead of registers, and a hand on the used ring.
 */
#pragma once

#include "machine/x86_64/virtio.h"
#include "machine/x86_64/virtqueue.h"

enum { FAKE_FRAMES = 64 };

/* One device of that kind (mmio.h) at virtio_boot(); it agrees to everything. */
struct fake {
    uint32_t kind;
    uint64_t features, size;
    bool refuses_reset, refuses_queue, refuses_run;
    bool runs;
    size_t rings;
    uint64_t clock;
    struct virtqueue_memory *queue[2];
};
extern struct fake fake;

/* The device's own memory of a queue. */
uint8_t *fake_memory(uint64_t address);

/* Answers with what the device likes: any descriptor, any length. */
void fake_answer(struct virtqueue_memory *queue, uint32_t descriptor, uint32_t length);

/* Does what a good device does with the request that was offered last. */
void fake_serve(struct virtqueue_memory *queue, uint8_t status);

/* The one device, found and opened. */
struct virtio *fake_open(uint32_t kind);
