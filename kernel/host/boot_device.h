/* Devices of `spindle boot` that are more than files of the archive: what QEMU is told of them. */
#pragma once

#include "pack.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    BOOT_DEVICES = 8,  /* a microvm has room for no more */
    BOOT_OPTIONS = 48, /* arguments for QEMU, of all of them */
};

struct boot_devices {
    const char *name[BOOT_DEVICES]; /* as given: "disk:PATH" */
    size_t count;
    size_t of_kind[3];
    char *option[BOOT_OPTIONS];
    size_t options;
};

/* Adds a device that an argument names, once: to QEMU's options, and its name to the archive. An argument
 * that names none, or nothing that can be opened, adds nothing. An exit status. */
int boot_device_add(struct boot_devices *devices, struct pack *pack, const char *argument);

void boot_device_free(struct boot_devices *devices);
