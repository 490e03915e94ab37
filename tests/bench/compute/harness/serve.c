/* Requests of a contestant, whatever it runs kernels with. */
#include "serve.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { KERNELS = 64, PATH = 512 };

char serve_error[256];

static struct {
    char path[PATH];
    struct kernel *kernel;
} loaded[KERNELS];

void serve_fail(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(serve_error, sizeof serve_error, format, arguments);
    va_end(arguments);
    serve_error[strcspn(serve_error, "\n")] = '\0';
}

static struct kernel *kernel_of(const char *path)
{
    size_t i = 0;
    while (i < KERNELS && loaded[i].kernel && strcmp(loaded[i].path, path) != 0)
        i++;
    if (i == KERNELS) {
        serve_fail("more than %d kernels", KERNELS);
        return NULL;
    }
    if (!loaded[i].kernel) {
        snprintf(loaded[i].path, PATH, "%s", path);
        loaded[i].kernel = kernel_load(path);
    }
    return loaded[i].kernel;
}

static uint64_t now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

/* A call of its own, which callgrind finds by name (count.sh). */
__attribute__((noinline)) bool measured_run(struct kernel *kernel, uint64_t turns,
                                            uint64_t *result);

bool measured_run(struct kernel *kernel, uint64_t turns, uint64_t *result)
{
    return kernel_run(kernel, turns, result);
}

static void answer(const char *path, uint64_t turns)
{
    uint64_t result, begin;
    struct kernel *kernel = kernel_of(path);
    begin = now();
    if (kernel && measured_run(kernel, turns, &result))
        printf("%lu %lu\n", result, now() - begin);
    else
        printf("error %s\n", serve_error);
    fflush(stdout);
}

int serve(void)
{
    char line[PATH + 32], path[PATH];
    uint64_t turns;
    while (fgets(line, sizeof line, stdin)) {
        if (sscanf(line, "%511s %lu", path, &turns) != 2) {
            fprintf(stderr, "not a request: %s", line);
            return 2;
        }
        answer(path, turns);
    }
    return 0;
}
