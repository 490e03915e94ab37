/* How the kernels make objects as plain C: `new` is calloc, with -DPLAIN_BOEHM the collector's heap.
 *
 * It lies in front of the spin/heap.h of tests/plain/ on the search path. */
#pragma once

#include <stddef.h>
#include <string.h>

#if defined(PLAIN_BOEHM)
#define GC_THREADS
#include <gc.h>
/* As runtime/gc.c sets the collector up, but that C needs interior pointers and static data as roots. */
__attribute__((constructor)) static void plain_start_collector(void)
{
    GC_set_markers_count(1);
    GC_INIT();
    GC_set_min_bytes_allocd(4 << 20);
}
/* Arrays of numbers hold no references, which the collector is told, as one would in C. */
#define PLAIN_NUMBERS(T)                                                                           \
    _Generic((T *)0,                                                                               \
        u8 *: 1,                                                                                   \
        char *: 1,                                                                                 \
        u16 *: 1,                                                                                  \
        u32 *: 1,                                                                                  \
        i32 *: 1,                                                                                  \
        u64 *: 1,                                                                                  \
        f64 *: 1,                                                                                  \
        default: 0)
static inline void *plain_new_numbers(size_t size)
{
    return __builtin_memset(GC_malloc_atomic(size), 0, size);
}
#define new(T) ((T *)GC_malloc(sizeof(T)))
#define new_array(T, n)                                                                            \
    ((T *)(PLAIN_NUMBERS(T) ? plain_new_numbers((n) * sizeof(T)) : GC_malloc((n) * sizeof(T))))
#define free(p) ((void)(p)) /* left to the collector, as in Safe C */
#else
#include <stdlib.h>
#define new(T)          ((T *)calloc(1, sizeof(T)))
#define new_array(T, n) ((T *)calloc((n), sizeof(T)))
#endif

/* What a kernel implements is all that its library shows. */
#if defined(__wasm__)
#define PLAIN_SHOWN(name) __attribute__((export_name(name)))
#else
#define PLAIN_SHOWN(name) __attribute__((visibility("default")))
#endif
PLAIN_SHOWN("compute_prepare") void compute_prepare(void);
PLAIN_SHOWN("compute_run") u64 compute_run(u64 turns);
