/* The archive of `spindle boot`: keys, objects, files for devices, jobs (machine/x86_64/files.h). */
#include "boot.h"

#include "file.h"
#include "host.h"
#include "ring_file.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A name of the archive: the folder and what lies in it. The caller frees it. */
static char *join(const char *folder, const char *name)
{
    char *path = NULL;
    return asprintf(&path, "%s%s", folder, name) < 0 ? NULL : path;
}

static int add(struct pack *pack, const char *folder, const char *name, const void *bytes,
               size_t size)
{
    char *path = join(folder, name);
    if (!path)
        return host_error("out of memory");
    pack_add(pack, path, bytes, size);
    free(path);
    return HOST_DONE;
}

/* --- Keys -------------------------------------------------------------------------------------- */

static int print_rings(FILE *out)
{
    char directories[KEYRING_DIRECTORIES][PATH_MAX], problem[KEYRING_PROBLEM];
    size_t count = keyring_directories(directories);
    int result = HOST_DONE;
    for (size_t i = 0; result == HOST_DONE && i < count; i++) {
        struct keyring ring;
        if (!keyring_read(directories[i], &ring, problem))
            result = host_error("%s", problem);
        for (size_t k = 0; result == HOST_DONE && k < ring.count; k++)
            ring_print(&ring.entries[k], out);
        keyring_free(&ring);
    }
    return result;
}

int boot_pack_keys(struct pack *pack)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return host_error("out of memory");
    int result = print_rings(out);
    if (fclose(out) != 0)
        result = host_error("out of memory");
    if (result == HOST_DONE)
        pack_add(pack, "keyring", text, size);
    free(text);
    return result;
}

/* --- Files ------------------------------------------------------------------------------------- */

static int pack_object(struct pack *pack, const char *path, bool debug)
{
    struct file object = {NULL, 0};
    int result = file_object(path, debug, &object);
    if (result == HOST_DONE)
        result = add(pack, "object/", path, object.bytes, object.size);
    file_free(&object);
    return result;
}

/* An argument that names a file can be opened as a device; the others name none there either. */
static int pack_device(struct pack *pack, const char *path)
{
    struct file file = {NULL, 0};
    if (!file_try(path, &file))
        return HOST_DONE;
    int result = add(pack, "device/", path, file.bytes, file.size);
    file_free(&file);
    return result;
}

/* --- Jobs -------------------------------------------------------------------------------------- */

static void put_pair(FILE *out, const char *word, const char *value)
{
    fprintf(out, "%s%c%s%c", word, '\0', value, '\0');
}

static void put_number(FILE *out, const char *word, uint64_t value)
{
    if (value)
        fprintf(out, "%s%c%" PRIu64 "%c", word, '\0', value, '\0');
}

static void print_job(const struct boot_job *job, FILE *out)
{
    for (int i = 0; i < job->file_count; i++)
        put_pair(out, "object", job->files[i]);
    for (int i = 0; i < job->argument_count; i++)
        put_pair(out, "argument", job->arguments[i]);
    for (int i = 0; i < job->grants.count; i++)
        put_pair(out, "grant", job->grants.text[i]);
    if (job->entry)
        put_pair(out, "entry", job->entry);
    put_number(out, "limit", job->limit);
    put_number(out, "quantum", job->quantum);
    put_number(out, "faults", job->faults);
    put_number(out, "seed", job->seed);
    put_number(out, "memory", job->memory);
    if (job->then)
        put_pair(out, "then", job->then);
}

static int pack_text(struct pack *pack, const struct boot_job *job, unsigned number)
{
    char *text = NULL, name[16];
    size_t size;
    FILE *out = open_memstream(&text, &size);
    if (!out)
        return host_error("out of memory");
    print_job(job, out);
    if (fclose(out) != 0) {
        free(text);
        return host_error("out of memory");
    }
    snprintf(name, sizeof name, "%u", number);
    int result = add(pack, "job/", name, text, size);
    free(text);
    return result;
}

int boot_pack_job(struct pack *pack, struct boot_devices *devices, const struct boot_job *job,
                  unsigned number)
{
    int result = HOST_DONE;
    for (int i = 0; result == HOST_DONE && i < job->file_count; i++)
        result = pack_object(pack, job->files[i], job->debug);
    if (result == HOST_DONE && job->then)
        result = pack_object(pack, job->then, job->debug);
    for (int i = 0; result == HOST_DONE && i < job->argument_count; i++)
        result = boot_device_add(devices, pack, job->arguments[i]);
    for (int i = 0; result == HOST_DONE && i < job->argument_count; i++)
        result = pack_device(pack, job->arguments[i]);
    return result == HOST_DONE ? pack_text(pack, job, number) : result;
}
