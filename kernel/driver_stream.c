/*
 * Nets and consoles: input is asked for in advance and kept until it is received; what is sent is waited
 * for, but not for ever.  Output that the other side does not take in time is given up: it stays the device's,
 * and till that has taken it more is refused at once.
 */
#include "driver_inside.h"

#include <string.h>

void stream_completed(struct driver *driver, struct transfer *transfer, int64_t result)
{
    transfer->state = transfer->is_orphan ? TRANSFER_FREE : TRANSFER_DONE;
    transfer->result = result;
    transfer->order = driver->completed++;
    transfer->used = 0;
    if (transfer < driver->transfer + MACHINE_REQUESTS)
        driver->arrivals++;
}

/* ---- Input --------------------------------------------------------------------------------- */

/* The input that came first; NULL: none. */
static struct transfer *arrived(struct driver *driver)
{
    struct transfer *found = NULL;
    for (size_t i = 0; i < MACHINE_REQUESTS && driver->transfer_count != 0; i++) {
        struct transfer *transfer = &driver->transfer[i];
        if (transfer->state == TRANSFER_DONE && (found == NULL || transfer->order < found->order))
            found = transfer;
    }
    return found;
}

void stream_ask(struct driver *driver)
{
    for (size_t i = 0; i < MACHINE_REQUESTS; i++)
        if (driver->transfer[i].state == TRANSFER_FREE)
            (void)driver_submit(driver, &driver->transfer[i], MACHINE_INPUT, 0, driver->about.most);
}

static int64_t consume(struct driver *driver, struct transfer *transfer, void *buffer, size_t n)
{
    if (transfer->result < 0)
        return -1; /* and stays so: the next one hears it too */
    size_t left = (size_t)transfer->result - transfer->used;
    size_t got = n < left ? n : left;
    memcpy(buffer, (char *)transfer_memory(transfer) + transfer->used, got);
    transfer->used += got;
    if (driver->about.kind == MACHINE_NET || transfer->used == (size_t)transfer->result) {
        transfer->state = TRANSFER_FREE;
        stream_ask(driver);
    }
    return (int64_t)got;
}

int64_t driver_receive(struct driver *driver, void *buffer, size_t n)
{
    if (driver->about.kind == MACHINE_BLOCK)
        return -1;
    driver_poll();
    for (;;) {
        struct transfer *transfer = arrived(driver);
        if (transfer != NULL)
            return consume(driver, transfer, buffer, n);
        if (driver->device == NULL || !driver_block(&driver->waiters))
            return -1;
    }
}

size_t driver_waiting(const struct driver *driver)
{
    size_t count = 0;
    for (size_t i = 0; i < MACHINE_REQUESTS && driver->about.kind != MACHINE_BLOCK; i++)
        count += driver->transfer[i].state == TRANSFER_DONE;
    return count;
}

/* ---- Output -------------------------------------------------------------------------------- */

void stream_expired(struct driver *driver, uint64_t now)
{
    for (size_t i = MACHINE_REQUESTS; i < TRANSFERS; i++) {
        struct transfer *transfer = &driver->transfer[i];
        if (transfer->state != TRANSFER_UNDER_WAY || transfer->deadline > now)
            continue;
        transfer->deadline = UINT64_MAX; /* whoever waits for it makes it an orphan */
    }
    driver_wake(&driver->waiters);
}

/* Whether it failed, or has output that it did not take in time. */
static bool is_stuck(const struct driver *driver)
{
    for (size_t i = MACHINE_REQUESTS; i < TRANSFERS; i++)
        if (driver->transfer[i].state == TRANSFER_UNDER_WAY &&
            driver->transfer[i].deadline == UINT64_MAX)
            return true;
    return driver->device == NULL;
}

/* A free one; NULL: the device failed or takes nothing, or the strand was killed. */
static struct transfer *take(struct driver *driver)
{
    bool is_wanted = true;
    for (; is_wanted && !is_stuck(driver); is_wanted = driver_block(&driver->waiters)) {
        for (size_t i = MACHINE_REQUESTS; i < TRANSFERS; i++) {
            if (driver->transfer[i].state != TRANSFER_FREE)
                continue;
            driver->transfer[i].state = TRANSFER_TAKEN;
            return &driver->transfer[i];
        }
    }
    return NULL;
}

/* Submits, and waits till it is done; its result. -1: and it may still be under way, without us. */
static int64_t perform(struct driver *driver, struct transfer *transfer, size_t bytes)
{
    if (!driver_submit(driver, transfer, MACHINE_OUTPUT, 0, bytes))
        return -1;
    driver_poll();
    bool is_wanted = true;
    while (is_wanted && transfer->state == TRANSFER_UNDER_WAY && transfer->deadline != UINT64_MAX)
        is_wanted = driver_block(&driver->waiters);
    transfer->is_orphan = transfer->state == TRANSFER_UNDER_WAY;
    return transfer->is_orphan ? -1 : transfer->result;
}

int64_t driver_send(struct driver *driver, const void *buffer, size_t n)
{
    if (driver->about.kind == MACHINE_BLOCK || n == 0 || n > driver->about.most)
        return -1;
    driver_poll(); /* what was given up may have been taken meanwhile */
    struct transfer *transfer = take(driver);
    if (transfer == NULL)
        return -1;
    memcpy(transfer_memory(transfer), buffer, n);
    int64_t put = perform(driver, transfer, n);
    if (transfer->state == TRANSFER_DONE)
        transfer->state = TRANSFER_FREE;
    driver_wake(&driver->waiters);
    return put;
}
