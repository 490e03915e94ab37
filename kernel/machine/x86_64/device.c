/*
 * Devices of the bare machine: virtio devices, and files of the folder "device/", read only.
 *
 * A file of the folder "virtio/" is another name for the virtio device whose name it holds.
 */
#include "answers.h"
#include "files.h"
#include "machine/machine.h"
#include "virtio.h"

#include <string.h>

enum { OPEN_MOST = 32, NAME = 16 };

struct device {
    bool is_open;
    struct virtio *virtio; /* NULL: a file */
    struct archive_member file;
    struct answers answers;
};

static struct device devices[OPEN_MOST];

size_t machine_devices(const char **names, size_t count)
{
    return virtio_names(names, count);
}

static struct virtio *find_virtio(const char *name)
{
    char other[NAME] = "";
    struct archive_member alias;
    if (files_find("virtio/", name, &alias) && alias.size < sizeof other)
        memcpy(other, alias.bytes, alias.size);
    return virtio_find(*other != 0 ? other : name);
}

struct device *machine_device_open(const char *name)
{
    struct device *device = devices;
    while (device < devices + OPEN_MOST && device->is_open)
        device++;
    if (device == devices + OPEN_MOST)
        return NULL;
    *device = (struct device){.virtio = find_virtio(name)};
    if (device->virtio != NULL)
        device->is_open = virtio_open(device->virtio);
    else
        device->is_open = files_find("device/", name, &device->file);
    return device->is_open ? device : NULL;
}

void machine_device_about(const struct device *device, struct machine_device *about)
{
    if (device->virtio != NULL)
        virtio_about(device->virtio, about);
    else
        *about = (struct machine_device){
            .kind = MACHINE_BLOCK,
            .grain = 1,
            .most = 8 * MACHINE_PAGE,
            .size = device->file.size,
        };
}

static bool file_submit(struct device *device, enum machine_operation operation, uint64_t position,
                        frame_t first, size_t bytes, void *cookie)
{
    uint64_t size = device->file.size;
    if (operation != MACHINE_INPUT || bytes == 0 || bytes > 8 * MACHINE_PAGE || position > size ||
        bytes > size - position || answers_are_full(&device->answers))
        return false;
    memcpy(machine_frame(first), device->file.bytes + position, bytes);
    answers_add(&device->answers, cookie, (int64_t)bytes);
    return true;
}

bool machine_device_submit(struct device *device, enum machine_operation operation,
                           uint64_t position, frame_t first, size_t bytes, void *cookie)
{
    return device->virtio != NULL
               ? virtio_submit(device->virtio, operation, position, first, bytes, cookie)
               : file_submit(device, operation, position, first, bytes, cookie);
}

bool machine_device_complete(struct device *device, void **cookie, int64_t *result)
{
    return device->virtio != NULL ? virtio_complete(device->virtio, cookie, result)
                                  : answers_take(&device->answers, cookie, result);
}

bool machine_device_works(const struct device *device)
{
    return device->virtio == NULL || virtio_works(device->virtio);
}

bool machine_device_close(struct device *device)
{
    device->is_open = false;
    return device->virtio == NULL || virtio_close(device->virtio);
}
