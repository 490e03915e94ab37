/*
 * What the files of drivers share: driver.c (opening, completion), driver_block.c, driver_stream.c.
 *
 * A transfer is one request of the machine's, with frames that are the driver's own: a device writes
 * there and nowhere else, whatever becomes of those who asked.
 */
#pragma once

#include "driver.h"

enum {
    TRANSFERS = 2 * MACHINE_REQUESTS, /* of a net or console: the first half is input */
    BLOCK_TRANSFERS = MACHINE_REQUESTS,
};

enum transfer_state { TRANSFER_FREE, TRANSFER_TAKEN, TRANSFER_UNDER_WAY, TRANSFER_DONE };

struct transfer {
    enum transfer_state state;
    frame_t first;
    uint64_t deadline; /* UINT64_MAX: none, or it has passed */

    /* Of a block device. */
    struct driver_request *request; /* NULL: nobody asks for it any more */
    size_t skip, wanted;            /* bytes in front, and bytes that were asked for */

    /* Of a net or console. */
    int64_t result; /* when TRANSFER_DONE */
    size_t used;    /* of an input: bytes that were received */
    uint64_t order; /* of completion */
    bool is_orphan; /* nobody asks for its result any more */
};

struct driver {
    struct driver *next;
    struct device *device; /* NULL: it failed */
    struct machine_device about;
    size_t transfer_count, pages;
    frame_t frames;
    uint64_t completed, arrivals;
    struct driver_notice notice;
    struct strand_list waiters;
    struct driver_request *requests; /* those that are not done, in order */
    struct transfer transfer[TRANSFERS];
};

static inline void *transfer_memory(const struct transfer *transfer)
{
    return machine_frame(transfer->first);
}

/* Hands a transfer to the device; false: it does not take it, and the transfer is free. */
bool driver_submit(struct driver *driver, struct transfer *transfer,
                   enum machine_operation operation, uint64_t position, size_t bytes);

/* Wakes all of a list. */
void driver_wake(struct strand_list *list);

/* A block device has completed a transfer, or failed it: -1. */
void block_completed(struct driver *driver, struct transfer *transfer, int64_t result);

/* Begins what there are transfers for; ends everything when the device failed. True: some device has something to do,
 * and may have answered at once. */
bool block_advance(struct driver *driver);

/* Nobody waits any more for output that the other side of a net or console has not taken in time. */
void stream_expired(struct driver *driver, uint64_t now);

/* A net or console has. And asks for all the input that there is room for. */
void stream_completed(struct driver *driver, struct transfer *transfer, int64_t result);
void stream_ask(struct driver *driver);
