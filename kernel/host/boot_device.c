/* Devices of `spindle boot`. QEMU's n-th device of a kind is the machine's n-th (machine/x86_64/virtio.h). */
#include "boot_device.h"

#include "host.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { SECTOR = 512 };

enum kind { DISK, NET, CONSOLE, KINDS };

static const struct {
    const char *word, *name; /* of the argument; of the machine */
} kinds[KINDS] = {{"disk:", "block"}, {"net:", "net"}, {"console:", "console"}};

/* What the word is followed by; NULL: the argument is no device of ours. */
static const char *parse(const char *argument, enum kind *kind)
{
    for (*kind = 0; *kind < KINDS; (*kind)++) {
        size_t n = strlen(kinds[*kind].word);
        if (strncmp(argument, kinds[*kind].word, n) == 0)
            return argument + n;
    }
    return NULL;
}

/* A value inside an option: QEMU takes a comma for the end of it, two for one. The caller frees it. */
static char *quote(const char *text, size_t n)
{
    char *copy = malloc(2 * n + 1), *to = copy;
    for (size_t i = 0; copy && i < n; i++) {
        *to++ = text[i];
        if (text[i] == ',')
            *to++ = ',';
    }
    if (copy)
        *to = '\0';
    return copy;
}

static bool add_option(struct boot_devices *devices, const char *word, const char *format,
                       size_t number, const char *value, const char *more)
{
    char *text = NULL;
    if (devices->options + 2 > BOOT_OPTIONS)
        return false;
    if (asprintf(&text, format, number, value, more) < 0)
        return false;
    devices->option[devices->options++] = strdup(word);
    devices->option[devices->options++] = text;
    return devices->option[devices->options - 2] != NULL;
}

static bool is_disk(const char *path)
{
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode) && about.st_size % SECTOR == 0 &&
           access(path, R_OK | W_OK) == 0;
}

static bool add_disk(struct boot_devices *devices, size_t number, const char *path)
{
    return add_option(devices, "-drive", "if=none,format=raw,id=disk%zu,file=%s%s", number, path,
                      "") &&
           add_option(devices, "-device", "virtio-blk-device,drive=disk%zu%s%s", number, "", "");
}

static bool add_net(struct boot_devices *devices, size_t number, const char *local,
                    const char *remote)
{
    return add_option(
               devices, "-netdev",
               "dgram,id=net%zu,local.type=unix,local.path=%s,remote.type=unix,remote.path=%s",
               number, local, remote) &&
           add_option(devices, "-device", "virtio-net-device,netdev=net%zu%s%s", number, "", "");
}

static bool add_console(struct boot_devices *devices, size_t number, const char *path)
{
    return add_option(devices, "-chardev", "socket,id=console%zu,path=%s%s", number, path, "") &&
           add_option(devices, "-device", "virtio-serial-device,id=serial%zu%s%s", number, "",
                      "") &&
           add_option(devices, "-device", "virtconsole,chardev=console%zu%s%s", number, "", "");
}

static bool add_one(struct boot_devices *devices, enum kind kind, const char *rest)
{
    const char *comma = kind == NET ? strchr(rest, ',') : NULL;
    size_t number = devices->of_kind[kind];
    char *first = quote(rest, comma ? (size_t)(comma - rest) : strlen(rest));
    char *second = comma ? quote(comma + 1, strlen(comma + 1)) : NULL;
    bool good = first && (!comma || second);
    if (good && kind == DISK)
        good = add_disk(devices, number, first);
    else if (good && kind == NET)
        good = add_net(devices, number, first, second);
    else if (good)
        good = add_console(devices, number, first);
    free(first);
    free(second);
    return good;
}

static bool is_known(const struct boot_devices *devices, const char *argument)
{
    for (size_t i = 0; i < devices->count; i++)
        if (strcmp(devices->name[i], argument) == 0)
            return true;
    return false;
}

int boot_device_add(struct boot_devices *devices, struct pack *pack, const char *argument)
{
    enum kind kind;
    const char *rest = parse(argument, &kind);
    char *path = NULL, name[24];
    if (!rest || is_known(devices, argument) || (kind == DISK && !is_disk(rest)) ||
        (kind == NET && !strchr(rest, ',')))
        return HOST_DONE;
    if (devices->count == BOOT_DEVICES)
        return host_error("%s: one device too many", argument);
    if (!add_one(devices, kind, rest) || asprintf(&path, "virtio/%s", argument) < 0)
        return host_error("out of memory");
    int n = snprintf(name, sizeof name, "%s%zu", kinds[kind].name, devices->of_kind[kind]++);
    pack_add(pack, path, name, (size_t)n);
    free(path);
    devices->name[devices->count++] = argument;
    return HOST_DONE;
}

void boot_device_free(struct boot_devices *devices)
{
    for (size_t i = 0; i < devices->options; i++)
        free(devices->option[i]);
    devices->options = 0;
}
