/*
 * Devices of the hosted machine: regular files, read only.
 */
#include "hosted.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

struct device {
    int file;
    uint64_t size;
};

struct device *machine_device_open(const char *name)
{
    struct stat about;
    struct device *device = malloc(sizeof(*device));
    if (device == NULL)
        return NULL;
    /* Without O_NONBLOCK the open of a FIFO would wait for a writer. */
    device->file = open(name, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (device->file >= 0 && fstat(device->file, &about) == 0 && S_ISREG(about.st_mode)) {
        device->size = (uint64_t)about.st_size;
        return device;
    }
    if (device->file >= 0)
        close(device->file);
    free(device);
    return NULL;
}

uint64_t machine_device_size(const struct device *device)
{
    return device->size;
}

int64_t machine_device_read(struct device *device, uint64_t position, void *buffer, size_t length)
{
    if (position > INT64_MAX)
        return -1;
    ssize_t got;
    do {
        got = pread(device->file, buffer, length, (off_t)position);
    } while (got < 0 && errno == EINTR);
    return got;
}

void machine_device_close(struct device *device)
{
    close(device->file);
    free(device);
}
