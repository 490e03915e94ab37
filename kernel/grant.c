/* Devices that extensions may open. */
#include "grant.h"

#include "capability.h"
#include "explain.h"
#include "heap.h"
#include "memory.h"

#include <string.h>

struct grant {
    struct grant *next;
    char *name;
    struct device *device; /* NULL: not open */
    void *capability;      /* a root */
};

static struct grant *grants;

static struct grant *find(const char *name)
{
    struct grant *grant = grants;
    while (grant && strcmp(grant->name, name) != 0)
        grant = grant->next;
    return grant;
}

status grant_device(const char *name)
{
    if (find(name))
        return OK;
    struct grant *grant = memory_new(sizeof *grant);
    char *copy = memory_copy_text(name);
    if (!grant || !copy || !heap_root_add(&grant->capability, sizeof grant->capability)) {
        memory_free(grant);
        memory_free(copy);
        return explain_memory("devices");
    }
    grant->name = copy;
    grant->next = grants;
    grants = grant;
    return OK;
}

void *grant_open(const char *name)
{
    struct grant *grant = find(name);
    if (!grant)
        return NULL;
    if (!grant->device)
        grant->device = machine_device_open(name);
    if (grant->device && !grant->capability)
        grant->capability = capability_create(CAPABILITY_DEVICE, grant->device);
    return grant->capability;
}

void grant_shutdown(void)
{
    while (grants) {
        struct grant *grant = grants;
        grants = grant->next;
        capability_revoke(&grant->capability);
        heap_root_remove(&grant->capability);
        if (grant->device)
            machine_device_close(grant->device);
        memory_free(grant->name);
        memory_free(grant);
    }
}
