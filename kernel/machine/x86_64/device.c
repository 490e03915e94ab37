/* Devices of the bare machine: none yet. */
#include "bare.h"

struct device *machine_device_open(const char *name)
{
    (void)name;
    return NULL;
}

uint64_t machine_device_size(const struct device *device)
{
    (void)device;
    return 0;
}

int64_t machine_device_read(struct device *device, uint64_t position, void *buffer, size_t length)
{
    (void)device;
    (void)position;
    (void)buffer;
    (void)length;
    return -1;
}

void machine_device_close(struct device *device)
{
    (void)device;
}
