/*
 * Devices of the bare machine: files of the folder "device/", read only.
 */
#include "files.h"
#include "machine/machine.h"

#include <stdlib.h>
#include <string.h>

struct device {
    struct archive_member file;
};

struct device *machine_device_open(const char *name)
{
    struct archive_member file;
    struct device *device = NULL;
    if (files_find("device/", name, &file))
        device = malloc(sizeof *device);
    if (device != NULL)
        device->file = file;
    return device;
}

uint64_t machine_device_size(const struct device *device)
{
    return device->file.size;
}

int64_t machine_device_read(struct device *device, uint64_t position, void *buffer, size_t length)
{
    if (position > INT64_MAX)
        return -1;
    if (position >= device->file.size)
        return 0;
    size_t left = device->file.size - position, n = length < left ? length : left;
    memcpy(buffer, device->file.bytes + position, n);
    return (int64_t)n;
}

void machine_device_close(struct device *device)
{
    free(device);
}
