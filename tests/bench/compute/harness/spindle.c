/* Kernels as sealed extensions in the hosted kernel:   bench-compute-spindle KEYS
 *
 * Each is a domain of its own; the event compute_run is raised on it, which is a call on a strand that can be
 * preempted and ended. */
#include "serve.h"

#include <spindle.h>
#include <stdio.h>
#include <stdlib.h>

struct kernel {
    struct domain *domain;
};

enum { LARGEST = 1 << 20 };

static struct domain *load(const char *path)
{
    static char bytes[LARGEST];
    struct domain *domain = NULL;
    FILE *file = fopen(path, "rb");
    size_t size = file ? fread(bytes, 1, sizeof bytes, file) : 0;
    if (file)
        fclose(file);
    if (!size)
        serve_fail("%s cannot be read", path);
    else if (failed(spindle_load(bytes, size, NULL, &domain)) || failed(spindle_link(&domain, 1)) ||
             failed(spindle_initialise_all(&domain, 1)) ||
             failed(spindle_set_quota(domain, SPINDLE_HEAP, (uint64_t)1 << 30)))
        serve_fail("%s: %s", path, spindle_message());
    else
        return domain;
    return NULL;
}

static bool raise_event(struct domain *domain, const char *name, const uint64_t *arguments,
                        size_t count, uint64_t *result)
{
    if (succeeded(spindle_raise(domain, name, arguments, count, result)))
        return true;
    serve_fail("%s: %s", name, spindle_message());
    return false;
}

struct kernel *kernel_load(const char *path)
{
    struct domain *domain = load(path);
    struct kernel *kernel = domain ? malloc(sizeof *kernel) : NULL;
    if (!kernel || !raise_event(domain, "compute_prepare", NULL, 0, NULL))
        return NULL;
    kernel->domain = domain;
    return kernel;
}

bool kernel_run(struct kernel *kernel, uint64_t turns, uint64_t *result)
{
    return raise_event(kernel->domain, "compute_run", &turns, 1, result);
}

int main(int argc, char **argv)
{
    const struct spindle_options options = {.memory = (uint64_t)1 << 30};
    if (argc != 2) {
        fprintf(stderr, "usage: bench-compute-spindle KEYS\n");
        return 2;
    }
    if (failed(spindle_boot(&options)) || failed(spindle_trust_directory(argv[1]))) {
        fprintf(stderr, "bench-compute-spindle: %s\n", spindle_message());
        return 2;
    }
    int served = serve();
    spindle_shutdown();
    return served;
}
