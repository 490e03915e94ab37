/*
 * Drivers: opening and closing devices, and what they have completed.
 */
#include "driver_inside.h"

#include "frame.h"
#include "memory.h"
#include "scheduler.h"

static const uint64_t default_patience = (uint64_t)5 * 1000 * 1000 * 1000;
static const uint64_t net_look = 10 * 1000 * 1000;

static struct driver *drivers;
static uint64_t patience = default_patience;
struct driver_words driver_words = {.deadline = UINT64_MAX};

void driver_patience_set(uint64_t nanoseconds)
{
    patience = nanoseconds;
}

/* ---- Completion ---------------------------------------------------------------------------- */

static void complete(struct driver *driver, struct transfer *transfer, int64_t result)
{
    if (driver->about.kind == MACHINE_BLOCK)
        block_completed(driver, transfer, result);
    else
        stream_completed(driver, transfer, result);
}

/* Nothing more comes from it. Frames that it does not let go of are nobody's for ever. */
static void fail(struct driver *driver)
{
    if (!machine_device_close(driver->device))
        driver->transfer_count = 0;
    driver->device = NULL;
    for (size_t i = 0; i < TRANSFERS; i++)
        if (driver->transfer[i].state == TRANSFER_UNDER_WAY)
            complete(driver, &driver->transfer[i], -1);
    driver_wake(&driver->waiters);
}

/* The earliest time at which a request of the driver fails. */
static uint64_t deadline_of(const struct driver *driver)
{
    uint64_t deadline = UINT64_MAX;
    for (size_t i = 0; i < driver->transfer_count; i++)
        if (driver->transfer[i].state == TRANSFER_UNDER_WAY &&
            driver->transfer[i].deadline < deadline)
            deadline = driver->transfer[i].deadline;
    return deadline;
}

/* Whoever waits for it in vain is told. A disk must answer; of the other side of a net or console the next output may
 * be taken again. */
static void expire(struct driver *driver, uint64_t now)
{
    if (driver->about.kind == MACHINE_BLOCK)
        fail(driver);
    else
        stream_expired(driver, now);
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
        driver_wake(&driver->waiters);
    uint64_t deadline = deadline_of(driver);
    if (!machine_device_works(driver->device))
        fail(driver);
    else if (deadline != UINT64_MAX && machine_clock() >= deadline)
        expire(driver, machine_clock());
}

/* When it is to be looked at, whatever it says. Who takes packets does not always say that there is room again. */
static uint64_t next_look(const struct driver *driver)
{
    uint64_t deadline = deadline_of(driver);
    if (deadline == UINT64_MAX || driver->about.kind != MACHINE_NET)
        return deadline;
    uint64_t look = machine_clock() + net_look;
    return look < deadline ? look : deadline;
}

static void note_deadlines(void)
{
    uint64_t deadline = UINT64_MAX;
    for (const struct driver *driver = drivers; driver != NULL; driver = driver->next) {
        uint64_t one = next_look(driver);
        if (one < deadline)
            deadline = one;
    }
    driver_words.deadline = deadline;
}

/* A device that answers at once does not interrupt: look again, but let others run before. */
static void look_again(void)
{
    driver_words.has_news = true;
    atomic_fetch_or(&machine_pending, PENDING_DEVICE);
}

void driver_poll(void)
{
    driver_words.has_news = false; /* before the look: what comes now sets it again */
    for (struct driver *driver = drivers; driver != NULL; driver = driver->next) {
        if (driver->device != NULL)
            poll(driver);
        if (block_advance(driver))
            look_again();
    }
    note_deadlines();
}

/* ---- For both kinds ------------------------------------------------------------------------ */

void driver_wake(struct strand_list *list)
{
    while (list->first != NULL)
        sched_wake(list->first);
}

bool driver_block(struct strand_list *list)
{
    if (!sched_may_wait())
        return false;
    driver_words.waiters++;
    sched_block(STRAND_WAITS_DEVICE, list);
    driver_words.waiters--;
    return !sched_is_doomed(sched.current);
}

bool driver_submit(struct driver *driver, struct transfer *transfer,
                   enum machine_operation operation, uint64_t position, size_t bytes)
{
    bool is_awaited = driver->about.kind == MACHINE_BLOCK || operation == MACHINE_OUTPUT;
    transfer->is_orphan = false;
    transfer->deadline = is_awaited ? machine_clock() + patience : UINT64_MAX;
    transfer->state = TRANSFER_UNDER_WAY;
    if (driver->device != NULL && machine_device_submit(driver->device, operation, position,
                                                        transfer->first, bytes, transfer))
        return true;
    transfer->state = TRANSFER_FREE;
    return false;
}

/* ---- Being told ---------------------------------------------------------------------------- */

bool driver_await_news(struct driver *driver, uint64_t *seen)
{
    const struct strand *self = strand_current();
    while (driver->arrivals == *seen)
        if (driver->device == NULL || driver->notice.watcher != self ||
            !driver_block(&driver->waiters))
            return false;
    *seen = driver->arrivals;
    return driver->notice.watcher == self;
}

void driver_note_done(struct driver *driver, const struct domain *owner)
{
    if (driver->notice.watcher == NULL || driver->notice.watcher->owner != owner)
        return;
    driver->arrivals++;
    driver_wake(&driver->waiters);
}

struct driver_notice *driver_notice(struct driver *driver)
{
    return &driver->notice;
}

void driver_unwatch(struct driver *driver)
{
    driver->notice.watcher = NULL;
    if (driver->about.kind == MACHINE_BLOCK)
        driver->arrivals = 0;
    driver_wake(&driver->waiters);
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
        stream_ask(driver);
    driver->next = drivers;
    drivers = driver;
    return driver;
}

void driver_cancel_all(void)
{
    for (struct driver *driver = drivers; driver != NULL; driver = driver->next)
        while (driver->requests != NULL)
            driver_cancel(driver->requests);
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
