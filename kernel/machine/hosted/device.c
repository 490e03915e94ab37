/*
 * Devices of the hosted machine, by what the operator named:
 *
 *     PATH                a regular file, to be read
 *     disk:PATH           a regular file of whole sectors, to be read and written
 *     net:LOCAL,REMOTE    packets, as datagrams between two UNIX sockets
 *     console:PATH        a UNIX stream socket that somebody listens on
 */
#include "file.h"
#include "socket.h"

#include <stdlib.h>
#include <string.h>

enum { PACKET_MOST = 1514 };

struct device {
    struct machine_device about;
    struct file *file; /* NULL: a socket */
    struct socket socket;
};

/* The machine has none of its own. */
size_t machine_devices(const char **names, size_t count)
{
    (void)names;
    (void)count;
    return 0;
}

/* ---- Opening ------------------------------------------------------------------------------- */

static void describe_socket(struct device *device)
{
    static const uint8_t address[6] = {0x52, 0x54, 0, 0x12, 0x34, 0x56}; /* QEMU's first */
    bool is_net = device->socket.kind == MACHINE_NET;
    device->about = (struct machine_device){
        .kind = device->socket.kind,
        .grain = 1,
        .most = is_net ? PACKET_MOST : MACHINE_PAGE,
    };
    if (is_net)
        memcpy(device->about.address, address, sizeof address);
}

/* What follows the word; NULL: `name` does not begin with it. */
static const char *behind(const char *name, const char *word)
{
    size_t n = strlen(word);
    return strncmp(name, word, n) == 0 ? name + n : NULL;
}

static bool open_file(struct device *device, const char *path, bool is_disk)
{
    device->file = file_open(path, is_disk, &device->about);
    return device->file != NULL;
}

static bool open_any(struct device *device, const char *name)
{
    const char *rest;
    if ((rest = behind(name, "disk:")) != NULL)
        return open_file(device, rest, true);
    bool is_socket = false;
    if ((rest = behind(name, "net:")) != NULL)
        is_socket = socket_open_net(&device->socket, rest);
    else if ((rest = behind(name, "console:")) != NULL)
        is_socket = socket_open_console(&device->socket, rest);
    else
        return open_file(device, name, false);
    if (is_socket)
        describe_socket(device);
    return is_socket;
}

struct device *machine_device_open(const char *name)
{
    struct device *device = calloc(1, sizeof(*device));
    if (device != NULL && open_any(device, name))
        return device;
    free(device);
    return NULL;
}

void machine_device_about(const struct device *device, struct machine_device *about)
{
    *about = device->about;
}

/* ---- Requests ------------------------------------------------------------------------------ */

static bool is_good(const struct device *device, enum machine_operation operation,
                    uint64_t position, size_t bytes)
{
    const struct machine_device *about = &device->about;
    if (operation == MACHINE_FLUSH)
        return about->keeps_output && bytes == 0;
    if (bytes == 0 || bytes > about->most)
        return false;
    if (about->kind != MACHINE_BLOCK)
        return true;
    return position % about->grain == 0 && bytes % about->grain == 0 && position <= about->size &&
           bytes <= about->size - position && (operation == MACHINE_INPUT || about->is_writable);
}

bool machine_device_submit(struct device *device, enum machine_operation operation,
                           uint64_t position, frame_t first, size_t bytes, void *cookie)
{
    if (!is_good(device, operation, position, bytes))
        return false;
    return device->file != NULL
               ? file_submit(device->file, operation, position, first, bytes, cookie)
               : socket_submit(&device->socket, operation, first, bytes, cookie);
}

bool machine_device_complete(struct device *device, void **cookie, int64_t *result)
{
    return device->file != NULL ? file_complete(device->file, cookie, result)
                                : socket_complete(&device->socket, cookie, result);
}

bool machine_device_works(const struct device *device)
{
    (void)device; /* the host is trusted */
    return true;
}

bool machine_device_close(struct device *device)
{
    if (device->file != NULL)
        file_close(device->file);
    else
        socket_close(&device->socket);
    free(device);
    return true;
}
