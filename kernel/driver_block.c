/*
 * Block devices: requests of any length, done piece by piece.
 *
 * Those that are not done are in one list. The first one without a transfer gets the next that is free; when its
 * piece is done and it wants more it goes to the end: so who asks for much takes turns with who asks for little.
 */
#include "driver_inside.h"

#include <string.h>

/* ---- The list ------------------------------------------------------------------------------ */

static void append(struct driver_request *request)
{
    struct driver_request **link = &request->driver->requests;
    while (*link != NULL)
        link = &(*link)->next;
    request->next = NULL;
    *link = request;
}

static void take_out(struct driver_request *request)
{
    struct driver_request **link = &request->driver->requests;
    while (*link != request)
        link = &(*link)->next;
    *link = request->next;
}

static void conclude(struct driver_request *request, int64_t result)
{
    if (request->transfer != NULL)
        request->transfer->request = NULL;
    request->transfer = NULL;
    request->result = result;
    request->is_done = true;
    driver_wake(&request->waiters);
    if (request->finish != NULL)
        request->finish(request);
}

static void end(struct driver_request *request, int64_t result)
{
    take_out(request);
    conclude(request, result);
}

/* ---- Pieces -------------------------------------------------------------------------------- */

/* Hands the next piece to the device: whole grains around what is wanted, as many as one transfer takes. */
static bool start(struct driver *driver, struct transfer *transfer, struct driver_request *request)
{
    const struct machine_device *about = &driver->about;
    transfer->request = request;
    request->transfer = transfer;
    if (request->operation == MACHINE_FLUSH) {
        transfer->skip = transfer->wanted = 0;
        return driver_submit(driver, transfer, MACHINE_FLUSH, 0, 0);
    }
    uint64_t wanted_from = request->position + request->done;
    uint64_t position = wanted_from - wanted_from % about->grain;
    size_t left = request->n - request->done;
    transfer->skip = (size_t)(wanted_from - position);
    size_t room = about->most - transfer->skip;
    transfer->wanted = left < room ? left : room;
    size_t bytes =
        (transfer->skip + transfer->wanted + about->grain - 1) / about->grain * about->grain;
    if (bytes > about->size - position)
        bytes = (size_t)(about->size - position);
    if (request->operation == MACHINE_OUTPUT)
        memcpy(transfer_memory(transfer), request->buffer + request->done, bytes);
    return driver_submit(driver, transfer, request->operation, position, bytes);
}

void block_completed(struct driver *driver, struct transfer *transfer, int64_t result)
{
    struct driver_request *request = transfer->request;
    transfer->state = TRANSFER_FREE;
    transfer->request = NULL;
    (void)driver;
    if (request == NULL)
        return;
    request->transfer = NULL;
    int64_t useful = result - (int64_t)transfer->skip;
    size_t got = useful <= 0                         ? 0
                 : (size_t)useful < transfer->wanted ? (size_t)useful
                                                     : transfer->wanted;
    bool is_short = got < transfer->wanted;
    if (result < 0 || (request->operation == MACHINE_OUTPUT && is_short)) {
        end(request, -1);
        return;
    }
    if (request->operation == MACHINE_INPUT)
        memcpy(request->buffer + request->done, (char *)transfer_memory(transfer) + transfer->skip,
               got);
    request->done += got;
    if (is_short || request->done == request->n) {
        end(request, (int64_t)request->done);
        return;
    }
    take_out(request);
    append(request);
}

static struct transfer *free_transfer(struct driver *driver)
{
    for (size_t i = 0; i < driver->transfer_count; i++)
        if (driver->transfer[i].state == TRANSFER_FREE)
            return &driver->transfer[i];
    return NULL;
}

/* The first that no transfer works for; NULL: none. */
static struct driver_request *first_idle(const struct driver *driver)
{
    struct driver_request *request = driver->requests;
    while (request != NULL && request->transfer != NULL)
        request = request->next;
    return request;
}

bool block_advance(struct driver *driver)
{
    struct driver_request *request;
    bool is_begun = false;
    while ((request = first_idle(driver)) != NULL) {
        struct transfer *transfer = driver->device != NULL ? free_transfer(driver) : NULL;
        if (driver->device != NULL && transfer == NULL)
            break;
        if (transfer != NULL && start(driver, transfer, request))
            is_begun = true;
        else
            end(request, -1);
    }
    return is_begun;
}

/* ---- Requests ------------------------------------------------------------------------------ */

static bool is_good(const struct driver_request *request)
{
    const struct machine_device *about = &request->driver->about;
    uint64_t position = request->position, n = request->n;
    if (about->kind != MACHINE_BLOCK || request->driver->device == NULL)
        return false;
    if (request->operation == MACHINE_INPUT)
        return position <= INT64_MAX;
    if (request->operation == MACHINE_FLUSH)
        return about->is_writable;
    return about->is_writable && position % about->grain == 0 && n % about->grain == 0 &&
           position <= about->size && n <= about->size - position;
}

/* Whether the device has anything to do for it. Reads end where the device does. */
static bool is_work(struct driver_request *request)
{
    const struct machine_device *about = &request->driver->about;
    if (request->operation == MACHINE_FLUSH)
        return about->keeps_output;
    if (request->position >= about->size)
        request->n = 0;
    else if (request->n > about->size - request->position)
        request->n = (size_t)(about->size - request->position);
    return request->n != 0;
}

void driver_begin(struct driver_request *request)
{
    if (!is_good(request)) {
        conclude(request, -1);
        return;
    }
    if (!is_work(request)) {
        conclude(request, 0);
        return;
    }
    append(request);
    (void)block_advance(request->driver);
    driver_poll();
}

void driver_cancel(struct driver_request *request)
{
    if (!request->is_done)
        end(request, -1);
}

/* On the caller's stack: it is over when this returns. */
static int64_t perform(struct driver_request *request)
{
    driver_begin(request);
    while (!request->is_done)
        if (!driver_block(&request->waiters))
            driver_cancel(request);
    return request->result;
}

int64_t driver_read(struct driver *driver, uint64_t position, void *buffer, size_t n)
{
    struct driver_request request = {.driver = driver,
                                     .operation = MACHINE_INPUT,
                                     .position = position,
                                     .buffer = buffer,
                                     .n = n};
    return perform(&request);
}

int64_t driver_write(struct driver *driver, uint64_t position, const void *buffer, size_t n)
{
    struct driver_request request = {.driver = driver,
                                     .operation = MACHINE_OUTPUT,
                                     .position = position,
                                     .buffer = (uint8_t *)(uintptr_t)buffer,
                                     .n = n};
    return perform(&request);
}

int64_t driver_flush(struct driver *driver)
{
    struct driver_request request = {.driver = driver, .operation = MACHINE_FLUSH};
    return perform(&request);
}
