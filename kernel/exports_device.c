/* Interface device: implementation.
 *
 * A struct device * is a capability for a driver (driver.h). Devices stay open until shutdown, so one is never
 * stale. A transfer blocks the strand, and what it was given is looked at again by nobody else meanwhile:
 * bytes hold no references. */
#include "capability.h"
#include "driver.h"
#include "exports.h"
#include "fault.h"
#include "grant.h"

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
