/* Capabilities. */
#include "capability.h"

#include "account.h"
#include "fault.h"
#include "heap.h"
#include "request.h"
#include "strand.h"
#include "strand_capability.h"

#include "runtime/typeinfo.h"

static uint32_t types[CAPABILITY_KINDS];

static const char *const names[CAPABILITY_KINDS] = {
    "struct console", "struct device", "struct domain",    "struct exports",
    "struct binding", "struct strand", "struct processor", "struct device_request",
};

/* What the object holds: the word, for strands and requests what is left when it is empty, for the processor whose
 * authority it is. */
static const uint32_t sizes[CAPABILITY_KINDS] = {
    [CAPABILITY_STRAND] = sizeof(struct strand_record),
    [CAPABILITY_REQUEST] = sizeof(struct request_record),
    [CAPABILITY_PROCESSOR] = sizeof(struct processor_record),
};

bool capability_boot(void)
{
    for (enum capability_kind kind = 0; kind < CAPABILITY_KINDS; kind++) {
        const struct typeinfo_plan plan = {
            .name = names[kind],
            .size = sizes[kind] ? sizes[kind] : sizeof(void *),
        };
        types[kind] = typeinfo_add(&plan);
        if (!types[kind]) {
            capability_shutdown();
            return false;
        }
    }
    return true;
}

void capability_shutdown(void)
{
    for (enum capability_kind kind = 0; kind < CAPABILITY_KINDS; kind++) {
        if (types[kind])
            typeinfo_retire(types[kind]);
        types[kind] = 0;
    }
}

void *capability_create(enum capability_kind kind, void *target)
{
    void **capability = heap_allocate(strand_current()->account, types[kind], 1);
    if (capability)
        *capability = target;
    return capability;
}

void *capability_target(enum capability_kind kind, const void *capability)
{
    if (!capability || heap_type(capability) != types[kind])
        fault_raise(SPIN_FAULT_CAPABILITY, names[kind], 0, 0);
    return *(void *const *)capability;
}

void capability_revoke(void **cell)
{
    void **capability = *cell;
    if (capability)
        *capability = 0;
    *cell = 0;
}
