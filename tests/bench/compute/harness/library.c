/* Kernels as shared libraries: unchecked C, and what wasm2c made. */
#include "serve.h"

#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>

struct kernel {
    uint64_t (*run)(uint64_t turns);
};

/* Stores the address of a procedure; C has no conversion for it. */
static bool find(void *library, const char *name, void *place)
{
    void *address = dlsym(library, name);
    memcpy(place, &address, sizeof address);
    return address != NULL;
}

struct kernel *kernel_load(const char *path)
{
    void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    struct kernel *kernel = malloc(sizeof *kernel);
    void (*prepare)(void);
    if (!library || !kernel || !find(library, "compute_prepare", &prepare) ||
        !find(library, "compute_run", &kernel->run)) {
        serve_fail("%s", kernel ? dlerror() : "no memory");
        free(kernel);
        return NULL;
    }
    prepare();
    return kernel;
}

bool kernel_run(struct kernel *kernel, uint64_t turns, uint64_t *result)
{
    *result = kernel->run(turns);
    return true;
}

int main(void)
{
    return serve();
}
