/* Interface device: implementation.
 *
 * A struct device * is a capability for a driver (driver.h). Devices stay open until shutdown, so one is never
 * stale. A transfer blocks the strand, and what it was given is looked at again by nobody else meanwhile:
 * bytes hold no references. */
#include "capability.h"
#include "domain.h"
#include "driver.h"
#include "exports.h"
#include "fault.h"
#include "grant.h"
#include "request.h"
#include "strand.h"

#include <string.h>

struct device *export_device_open(const char *name)
{
    if (!name)
        fault_raise(SPIN_FAULT_NULL, "device_open: name", 0, 0);
    return grant_open(name);
}

static struct driver *driver_of(const struct device *capability)
{
    struct driver *driver = capability_target(CAPABILITY_DEVICE, capability);
    if (!driver)
        fault_raise(SPIN_FAULT_CAPABILITY, "struct device", 0, 0);
    return driver;
}

void export_device_describe(struct device *device, struct export_device_about *result)
{
    const struct machine_device *about = driver_about(driver_of(device));
    if (!result)
        fault_raise(SPIN_FAULT_NULL, "device_describe: result", 0, 0);
    *result = (struct export_device_about){
        .size = about->size,
        .kind = about->kind,
        .grain = about->grain,
        .most = about->most,
        .is_writable = about->is_writable,
    };
    memcpy(result->address, about->address, sizeof result->address);
}

uint64_t export_device_size(struct device *device)
{
    return driver_about(driver_of(device))->size;
}

int64_t export_device_read(struct device *device, uint64_t position, uint8_t *buffer, size_t n)
{
    struct driver *driver = driver_of(device);
    if (n && !buffer)
        fault_raise(SPIN_FAULT_NULL, "device_read: buffer", 0, n);
    return n ? driver_read(driver, position, buffer, n) : 0;
}

int64_t export_device_write(struct device *device, uint64_t position, const uint8_t *buffer,
                            size_t n)
{
    struct driver *driver = driver_of(device);
    if (n && !buffer)
        fault_raise(SPIN_FAULT_NULL, "device_write: buffer", 0, n);
    return n ? driver_write(driver, position, buffer, n) : 0;
}

int64_t export_device_flush(struct device *device)
{
    return driver_flush(driver_of(device));
}

int64_t export_device_receive(struct device *device, uint8_t *buffer, size_t n)
{
    struct driver *driver = driver_of(device);
    if (n && !buffer)
        fault_raise(SPIN_FAULT_NULL, "device_receive: buffer", 0, n);
    return n ? driver_receive(driver, buffer, n) : 0;
}

int64_t export_device_send(struct device *device, const uint8_t *buffer, size_t n)
{
    struct driver *driver = driver_of(device);
    if (n && !buffer)
        fault_raise(SPIN_FAULT_NULL, "device_send: buffer", 0, n);
    return n ? driver_send(driver, buffer, n) : 0;
}

uint64_t export_device_waiting(struct device *device)
{
    struct driver *driver = driver_of(device);
    driver_poll();
    return driver_waiting(driver);
}

/* --- Requests that nobody waits for ------------------------------------------------------------ */

static struct device_request *begin_request(struct device *device, const struct request_plan *plan,
                                            status *why)
{
    struct request_plan whole = *plan;
    whole.driver = driver_of(device);
    whole.owner = exports_caller();
    if (!why)
        fault_raise(SPIN_FAULT_NULL, "device request: why", 0, 0);
    if (plan->n && !plan->buffer)
        fault_raise(SPIN_FAULT_NULL, "device request: buffer", 0, plan->n);
    struct request_record *record = request_begin(&whole, why);
    return (struct device_request *)(void *)record;
}

struct device_request *export_device_begin_read(struct device *device, uint64_t position,
                                                uint8_t *buffer, size_t n, status *why)
{
    const struct request_plan plan = {
        .operation = MACHINE_INPUT, .position = position, .buffer = buffer, .n = n};
    return begin_request(device, &plan, why);
}

struct device_request *export_device_begin_write(struct device *device, uint64_t position,
                                                 const uint8_t *buffer, size_t n, status *why)
{
    const struct request_plan plan = {.operation = MACHINE_OUTPUT,
                                      .position = position,
                                      .buffer = (uint8_t *)(uintptr_t)buffer,
                                      .n = n};
    return begin_request(device, &plan, why);
}

bool export_device_is_done(struct device_request *request)
{
    return request_is_done(request_record_of(request));
}

int64_t export_device_await(struct device_request *request)
{
    return request_await(request_record_of(request));
}

bool export_device_cancel(struct device_request *request)
{
    return request_cancel(request_record_of(request));
}

/* --- News as an event ------------------------------------------------------------------------- */

/* A strand of the domain that is told: raises its event each time that something came. */
static void watch(void *argument)
{
    struct strand *self = strand_current();
    struct driver *driver = argument;
    struct driver_notice *notice = driver_notice(driver);
    void *code = notice->code;
    const struct activation_plan plan = {self->owner, domain_limits()->handler};
    enum spin_fault_kind kind = SPIN_FAULT_NONE;
    uint64_t seen = 0;
    while (kind == SPIN_FAULT_NONE && driver_await_news(driver, &seen)) {
        struct machine_registers registers = {.general = {(uintptr_t)self->reference}};
        kind = activation_call(&plan, code, &registers);
    }
    if (notice->watcher == self)
        driver_unwatch(driver);
    if ((kind == SPIN_FAULT_TIME || kind == SPIN_FAULT_KILLED) && self->killer != self->owner)
        domain_close(self->owner);
}

static status begin(struct driver *driver, struct device *device, void *code)
{
    struct domain *owner = exports_caller();
    const struct strand_plan plan = {
        .name = "device news",
        .owner = owner,
        .account = domain_account(owner),
        .procedure = watch,
        .argument = driver,
        .is_own = true,
    };
    struct driver_notice *notice = driver_notice(driver);
    if (notice->watcher)
        return STATUS_VALUE(STATUS_EXISTS);
    struct strand *strand = strand_create(&plan);
    if (!strand)
        return STATUS_VALUE(STATUS_LIMIT);
    strand->reference = device;
    *notice = (struct driver_notice){code, strand};
    return OK;
}

static status end(struct driver *driver)
{
    const struct strand *watcher = driver_notice(driver)->watcher;
    if (!watcher)
        return STATUS_VALUE(STATUS_NOT_FOUND);
    if (watcher->owner != exports_caller())
        return STATUS_VALUE(STATUS_DENIED);
    driver_unwatch(driver);
    return OK;
}

status export_device_notify(struct device *device, void (*ready)(struct device *))
{
    struct driver *driver = driver_of(device);
    return ready ? begin(driver, device, (void *)(uintptr_t)ready) : end(driver);
}
