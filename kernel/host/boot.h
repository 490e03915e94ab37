/* What `spindle boot` was asked for, and the archive made of it. */
#pragma once

#include "boot_device.h"
#include "grants.h"
#include "pack.h"

#include <stdbool.h>
#include <stdint.h>

/* One thing to run. */
struct boot_job {
    char **files; /* objects and sources */
    int file_count;
    char **arguments; /* behind "--" */
    int argument_count;
    struct grants grants;
    const char *entry; /* NULL: main */
    const char *then;  /* to load and run afterwards in the same kernel; NULL: nothing */
    uint64_t limit;    /* nanoseconds; 0: none */
    uint64_t quantum;  /* nanoseconds; 0: as it is */
    uint64_t faults;   /* a module ends at so many; 0: never */
    uint64_t seed;     /* who runs when; 0: the timer decides */
    uint64_t memory;   /* bytes for the kernel; 0: as much as the machine likes */
    bool debug;
};

/* Puts the keys that this user trusts into an archive. Returns an exit status, as the next. */
int boot_pack_keys(struct pack *pack);

/* Puts a job there, with its objects and the files and devices that its arguments name; `number` is its turn. */
int boot_pack_job(struct pack *pack, struct boot_devices *devices, const struct boot_job *job,
                  unsigned number);
