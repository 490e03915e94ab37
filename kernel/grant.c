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
    if (!grant->driver)
        grant->driver = driver_open(name);
    if (grant->driver && !grant->capability)
        grant->capability = capability_create(CAPABILITY_DEVICE, grant->driver);
    return grant->capability;
}

void grant_shutdown(void)
{
    driver_shutdown();
    while (grants) {
        struct grant *grant = grants;
        grants = grant->next;
        capability_revoke(&grant->capability);
        heap_root_remove(&grant->capability);
        memory_free(grant->name);
        memory_free(grant);
    }
}
