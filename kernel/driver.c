/*
 * Drivers: requests to devices, and who waits for them.
 */
#include "driver.h"

#include "frame.h"
#include "memory.h"
#include "scheduler.h"

#include <string.h>

enum {
    TRANSFERS = 2 * MACHINE_REQUESTS, /* of a net or console: the first half is input */
    BLOCK_TRANSFERS = MACHINE_REQUESTS,
};
static const uint64_t default_patience = (uint64_t)5 * 1000 * 1000 * 1000;

enum state { FREE, TAKEN, UNDER_WAY, DONE };

/* One request, and the frames that are its own. */
struct transfer {
    enum state state;
    frame_t first;
    int64_t result;    /* when DONE */
    size_t used;       /* of an input: bytes that were received */
    uint64_t order;    /* of completion */
    uint64_t deadline; /* UINT64_MAX: none */
    bool is_orphan;    /* nobody asks for its result any more */
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
    struct transfer transfer[TRANSFERS];
};

static struct driver *drivers;
static uint64_t patience = default_patience;
struct driver_words driver_words = {.deadline = UINT64_MAX};

void driver_patience_set(uint64_t nanoseconds)
{
    patience = nanoseconds;
}

static void *memory_of(const struct transfer *transfer)
{
    return machine_frame(transfer->first);
}

/* ---- Completion ---------------------------------------------------------------------------- */

static void wake(struct driver *driver)
{
    while (driver->waiters.first != NULL)
        sched_wake(driver->waiters.first);
}

static void complete(struct driver *driver, struct transfer *transfer, int64_t result)
{
    transfer->state = transfer->is_orphan ? FREE : DONE;
    transfer->result = result;
    transfer->order = driver->completed++;
    transfer->used = 0;
    if (driver->about.kind != MACHINE_BLOCK && transfer < driver->transfer + MACHINE_REQUESTS)
        driver->arrivals++;
}

/* Nothing more comes from it. Frames that it does not let go of are nobody's for ever. */
static void fail(struct driver *driver)
{
    if (!machine_device_close(driver->device))
        driver->transfer_count = 0;
    driver->device = NULL;
    for (size_t i = 0; i < TRANSFERS; i++)
        if (driver->transfer[i].state == UNDER_WAY)
            complete(driver, &driver->transfer[i], -1);
    wake(driver);
}

/* The earliest time at which a request of the driver fails. */
static uint64_t deadline_of(const struct driver *driver)
{
    uint64_t deadline = UINT64_MAX;
    for (size_t i = 0; i < driver->transfer_count; i++)
        if (driver->transfer[i].state == UNDER_WAY && driver->transfer[i].deadline < deadline)
            deadline = driver->transfer[i].deadline;
    return deadline;
}

static void poll(struct driver *driver)
{
    void *cookie;
    int64_t result;
    bool done = false;
    while (machine_device_complete(driver->device, &cookie, &result)) {
        complete(driver, cookie, result);
        done = true;
    }
    if (done)
        wake(driver);
    if (!machine_device_works(driver->device) || machine_clock() >= deadline_of(driver))
        fail(driver);
}

static void note_deadlines(void)
{
    uint64_t deadline = UINT64_MAX;
    for (const struct driver *driver = drivers; driver != NULL; driver = driver->next) {
        uint64_t one = deadline_of(driver);
        if (one < deadline)
            deadline = one;
    }
    driver_words.deadline = deadline;
}

void driver_poll(void)
{
    driver_words.has_news = false; /* before the look: what comes now sets it again */
    for (struct driver *driver = drivers; driver != NULL; driver = driver->next)
        if (driver->device != NULL)
            poll(driver);
    note_deadlines();
}

/* ---- Waiting ------------------------------------------------------------------------------- */

/* Blocks until something of the driver was completed; false: the strand was killed. */
static bool await(struct driver *driver)
{
    if (!sched_may_wait())
        return false;
    driver_words.waiters++;
    sched_block(STRAND_WAITS_DEVICE, &driver->waiters);
    driver_words.waiters--;
    return !sched_is_doomed(sched.current);
}

/* A free one among those from `low` up to, not including, `high`; NULL: it failed, or the strand was killed. */
static struct transfer *take(struct driver *driver, size_t low, size_t high)
{
    do {
        for (size_t i = low; i < high && driver->device != NULL; i++) {
            if (driver->transfer[i].state != FREE)
                continue;
            driver->transfer[i].state = TAKEN;
            return &driver->transfer[i];
        }
    } while (driver->device != NULL && await(driver));
    return NULL;
}

static bool submit(struct driver *driver, struct transfer *transfer,
                   enum machine_operation operation, uint64_t position, size_t bytes)
{
    bool is_block = driver->about.kind == MACHINE_BLOCK;
    transfer->is_orphan = false;
    transfer->deadline = is_block ? machine_clock() + patience : UINT64_MAX;
    transfer->state = UNDER_WAY;
    if (driver->device != NULL && machine_device_submit(driver->device, operation, position,
                                                        transfer->first, bytes, transfer))
        return true;
    transfer->state = FREE;
    return false;
}

/* Submits, and waits till it is done; its result. -1: and it may still be under way, without us. */
static int64_t perform(struct driver *driver, struct transfer *transfer,
                       enum machine_operation operation, uint64_t position, size_t bytes)
{
    if (!submit(driver, transfer, operation, position, bytes))
        return -1;
    driver_poll();
    while (transfer->state == UNDER_WAY) {
        if (!await(driver)) {
            transfer->is_orphan = transfer->state == UNDER_WAY;
            if (!transfer->is_orphan)
                transfer->state = FREE;
            return -1;
        }
    }
    return transfer->result;
}

/* ---- Block --------------------------------------------------------------------------------- */

/* Whole grains around some bytes, as many as one request takes. */
struct piece {
    uint64_t position;
    size_t bytes, skip, wanted;
};

static struct piece piece_of(const struct driver *driver, uint64_t position, size_t n)
{
    uint64_t grain = driver->about.grain, size = driver->about.size;
    struct piece piece = {.position = position - position % grain};
    piece.skip = (size_t)(position - piece.position);
    size_t most = driver->about.most;
    piece.wanted = n < most - piece.skip ? n : most - piece.skip;
    piece.bytes = (piece.skip + piece.wanted + grain - 1) / grain * grain;
    if (piece.bytes > size - piece.position)
        piece.bytes = (size_t)(size - piece.position);
    return piece;
}

/* One request; how many of the wanted bytes, -1. */
static int64_t read_piece(struct driver *driver, const struct piece *piece, char *buffer)
{
    struct transfer *transfer = take(driver, 0, BLOCK_TRANSFERS);
    if (transfer == NULL)
        return -1;
    int64_t got = perform(driver, transfer, MACHINE_INPUT, piece->position, piece->bytes);
    if (transfer->state != DONE)
        return -1;
    int64_t useful = got - (int64_t)piece->skip;
    if (got > (int64_t)piece->skip) {
        useful = useful < (int64_t)piece->wanted ? useful : (int64_t)piece->wanted;
        memcpy(buffer, (char *)memory_of(transfer) + piece->skip, (size_t)useful);
    }
    transfer->state = FREE;
    wake(driver);
    return got < 0 ? -1 : useful > 0 ? useful : 0;
}

int64_t driver_read(struct driver *driver, uint64_t position, void *buffer, size_t n)
{
    uint64_t size = driver->about.size;
    size_t done = 0;
    if (driver->about.kind != MACHINE_BLOCK || position > INT64_MAX || driver->device == NULL)
        return -1;
    if (position >= size)
        return 0;
    if (n > size - position)
        n = (size_t)(size - position);
    while (done < n) {
        struct piece piece = piece_of(driver, position + done, n - done);
        int64_t got = read_piece(driver, &piece, (char *)buffer + done);
        if (got < 0)
            return -1;
        done += (size_t)got;
        if ((size_t)got < piece.wanted)
            break;
    }
    return (int64_t)done;
}

static bool write_piece(struct driver *driver, uint64_t position, const char *buffer, size_t n)
{
    struct transfer *transfer = take(driver, 0, BLOCK_TRANSFERS);
    if (transfer == NULL)
        return false;
    memcpy(memory_of(transfer), buffer, n);
    int64_t put = perform(driver, transfer, MACHINE_OUTPUT, position, n);
    if (transfer->state == DONE)
        transfer->state = FREE;
    wake(driver);
    return put == (int64_t)n;
}

int64_t driver_write(struct driver *driver, uint64_t position, const void *buffer, size_t n)
{
    const struct machine_device *about = &driver->about;
    if (about->kind != MACHINE_BLOCK || !about->is_writable || position % about->grain != 0 ||
        n % about->grain != 0 || position > about->size || n > about->size - position)
        return -1;
    for (size_t done = 0; done < n;) {
        size_t bytes = n - done < about->most ? n - done : about->most;
        if (!write_piece(driver, position + done, (const char *)buffer + done, bytes))
            return -1;
        done += bytes;
    }
    return driver->device != NULL ? (int64_t)n : -1;
}

/* ---- Net and console ----------------------------------------------------------------------- */

/* The input that came first; NULL: none. */
static struct transfer *arrived(struct driver *driver)
{
    struct transfer *found = NULL;
    for (size_t i = 0; i < MACHINE_REQUESTS && driver->transfer_count != 0; i++) {
        struct transfer *transfer = &driver->transfer[i];
        if (transfer->state == DONE && (found == NULL || transfer->order < found->order))
            found = transfer;
    }
    return found;
}

/* Asks for all the input that there is room for. */
static void ask(struct driver *driver)
{
    for (size_t i = 0; i < MACHINE_REQUESTS; i++)
        if (driver->transfer[i].state == FREE)
            (void)submit(driver, &driver->transfer[i], MACHINE_INPUT, 0, driver->about.most);
}

static int64_t consume(struct driver *driver, struct transfer *transfer, void *buffer, size_t n)
{
    if (transfer->result < 0)
        return -1; /* and stays so: the next one hears it too */
    size_t left = (size_t)transfer->result - transfer->used;
    size_t got = n < left ? n : left;
    memcpy(buffer, (char *)memory_of(transfer) + transfer->used, got);
    transfer->used += got;
    if (driver->about.kind == MACHINE_NET || transfer->used == (size_t)transfer->result) {
        transfer->state = FREE;
        ask(driver);
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
        if (driver->device == NULL || !await(driver))
            return -1;
    }
}

int64_t driver_send(struct driver *driver, const void *buffer, size_t n)
{
    if (driver->about.kind == MACHINE_BLOCK || n == 0 || n > driver->about.most)
        return -1;
    struct transfer *transfer = take(driver, MACHINE_REQUESTS, TRANSFERS);
    if (transfer == NULL)
        return -1;
    memcpy(memory_of(transfer), buffer, n);
    int64_t put = perform(driver, transfer, MACHINE_OUTPUT, 0, n);
    if (transfer->state == DONE)
        transfer->state = FREE;
    wake(driver);
    return put;
}

size_t driver_waiting(const struct driver *driver)
{
    size_t count = 0;
    for (size_t i = 0; i < MACHINE_REQUESTS && driver->about.kind != MACHINE_BLOCK; i++)
        count += driver->transfer[i].state == DONE;
    return count;
}

bool driver_await_input(struct driver *driver, uint64_t *seen)
{
    const struct strand *self = strand_current();
    while (driver->arrivals == *seen)
        if (driver->device == NULL || driver->notice.watcher != self || !await(driver))
            return false;
    *seen = driver->arrivals;
    return driver->notice.watcher == self;
}

struct driver_notice *driver_notice(struct driver *driver)
{
    return &driver->notice;
}

void driver_unwatch(struct driver *driver)
{
    driver->notice.watcher = NULL;
    wake(driver);
}

/* ---- Opening and closing ------------------------------------------------------------------- */

const struct machine_device *driver_about(const struct driver *driver)
{
    return &driver->about;
}

static bool take_frames(struct driver *driver)
{
    driver->transfer_count = driver->about.kind == MACHINE_BLOCK ? BLOCK_TRANSFERS : TRANSFERS;
    driver->pages = (driver->about.most + MACHINE_PAGE - 1) / MACHINE_PAGE;
    if (!frame_take(driver->transfer_count * driver->pages, &driver->frames))
        return false;
    for (size_t i = 0; i < driver->transfer_count; i++)
        driver->transfer[i].first = driver->frames + (frame_t)(i * driver->pages);
    return true;
}

struct driver *driver_open(const char *name)
{
    struct device *device = machine_device_open(name);
    struct driver *driver = device != NULL ? memory_new(sizeof *driver) : NULL;
    if (driver == NULL) {
        if (device != NULL)
            (void)machine_device_close(device);
        return NULL;
    }
    driver->device = device;
    machine_device_about(device, &driver->about);
    if (!take_frames(driver)) {
        (void)machine_device_close(device);
        memory_free(driver);
        return NULL;
    }
    if (driver->about.kind != MACHINE_BLOCK)
        ask(driver);
    driver->next = drivers;
    drivers = driver;
    return driver;
}

void driver_shutdown(void)
{
    while (drivers != NULL) {
        struct driver *driver = drivers;
        drivers = driver->next;
        if (driver->device != NULL && !machine_device_close(driver->device))
            driver->transfer_count = 0;
        if (driver->transfer_count != 0)
            frame_give(driver->frames, driver->transfer_count * driver->pages);
        memory_free(driver);
    }
    driver_words = (struct driver_words){.deadline = UINT64_MAX};
    patience = default_patience;
}
