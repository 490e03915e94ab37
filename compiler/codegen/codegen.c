/* The list of back ends. */
#include "codegen/codegen.h"

#include <string.h>

static const struct backend *const backends[] = {&backend_tcc, &backend_clang};

const struct backend *backend_find(const char *name)
{
    for (size_t i = 0; i < sizeof backends / sizeof *backends; i++)
        if (strcmp(backends[i]->name, name) == 0)
            return backends[i];
    return NULL;
}
