/* Devices that extensions may open. */
#include "grant.h"

#include "capability.h"
#include "driver.h"
#include "explain.h"
#include "heap.h"
#include "memory.h"

#include <string.h>

struct grant {
    struct grant *next;
    char *name;
    struct driver *driver; /* NULL: not open */
    void *capability;
    bool is_root; /* `capability` is a root of the collector's */
};

enum { BUCKETS = 1024 };

static struct grant
    *grants[BUCKETS]; /* by the hash of the name: there may be as many as arguments */

static struct grant **bucket_of(const char *name)
{
    uint32_t hash = 2166136261; /* FNV-1a */
    for (; *name; name++)
        hash = (hash ^ (unsigned char)*name) * 16777619;
    return &grants[hash % BUCKETS];
}

static struct grant *find(const char *name)
{
    struct grant *grant = *bucket_of(name);
    while (grant && strcmp(grant->name, name) != 0)
        grant = grant->next;
    return grant;
}

status grant_device(const char *name)
{
    if (find(name))
        return OK;
    struct grant *grant = memory_new(sizeof *grant), **bucket = bucket_of(name);
    char *copy = memory_copy_text(name);
    if (!grant || !copy) {
        memory_free(grant);
        memory_free(copy);
        return explain_memory("devices");
    }
    grant->name = copy;
    grant->next = *bucket;
    *bucket = grant;
    return OK;
}

void *grant_open(const char *name)
{
    struct grant *grant = find(name);
    if (!grant)
        return NULL;
    if (!grant->driver)
        grant->driver = driver_open(name);
    if (!grant->is_root)
        grant->is_root = heap_root_add(&grant->capability, sizeof grant->capability);
    if (grant->driver && grant->is_root && !grant->capability)
        grant->capability = capability_create(CAPABILITY_DEVICE, grant->driver);
    return grant->capability;
}

static void end(struct grant *grant)
{
    if (grant->is_root) {
        capability_revoke(&grant->capability);
        heap_root_remove(&grant->capability);
    }
    memory_free(grant->name);
    memory_free(grant);
}

void grant_shutdown(void)
{
    driver_shutdown();
    for (size_t i = 0; i < BUCKETS; i++) {
        for (struct grant *grant = grants[i], *next; grant; grant = next) {
            next = grant->next;
            end(grant);
        }
        grants[i] = NULL;
    }
}
