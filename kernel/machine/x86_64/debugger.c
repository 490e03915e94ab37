/* A debugger of a bare machine is outside of it and needs no help. */
#include "bare.h"

void *machine_code_named(const void *object, size_t size)
{
    (void)object; /* a debugger is outside */
    (void)size;
    return NULL;
}

void machine_code_forgotten(void *handle)
{
    (void)handle;
}
