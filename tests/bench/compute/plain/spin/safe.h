/* The prelude of Safe C for compilers of plain C: the kernels as unchecked C.
 *
 * Annotations are nothing, `new` is calloc (with -DPLAIN_BOEHM the collector's heap), block operations are
 * those of string.h. It lies in front of the real prelude on the search path. */
#pragma once

#include <stddef.h>
#include <string.h>

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef signed char i8;
typedef short i16;
typedef int i32;
#if defined(__LP64__)
typedef unsigned long u64;
typedef long i64;
#else
typedef unsigned long long u64;
typedef long long i64;
#endif
typedef float f32;
typedef double f64;

#define __counted_by(n)
#define __sized_by(n)
#define __array
#define __scope
#define __nullable
#define __ephemeral
#define __functional
#define __must_check __attribute__((warn_unused_result))
#define __plain      __attribute__((packed, may_alias))

typedef const char *str_t;

/* --- Objects ----------------------------------------------------------------------------------- */

#if defined(PLAIN_BOEHM)
#include <gc.h>
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

#define as(T, p)           ((T *)(p))
#define sub(p, from, n)    (&(p)[from])
#define view(T, p, offset) ((T *)((u8 *)(p) + (offset)))

/* --- Blocks, numbers ----------------------------------------------------------------------------- */

#define copy(dst, src, n) ((void)memmove((dst), (src), (n) * sizeof *(dst)))
#define zero(dst, n)      ((void)memset((dst), 0, (n) * sizeof *(dst)))
#define assert(condition) ((condition) ? (void)0 : __builtin_trap())

typedef struct __plain be16 {
    u8 byte[2];
} be16;
typedef struct __plain be32 {
    u8 byte[4];
} be32;
#define be16_get(x) ((u16)((u16)(x).byte[0] << 8 | (x).byte[1]))
#define be32_get(x)                                                                                \
    ((u32)(x).byte[0] << 24 | (u32)(x).byte[1] << 16 | (u32)(x).byte[2] << 8 | (u32)(x).byte[3])

/* --- Modules ---------------------------------------------------------------------------------------- */

#define module(name)     struct plain_module
#define implements(name) struct plain_implements

/* What a kernel implements is all that its library shows. */
#if defined(__wasm__)
#define PLAIN_SHOWN(name) __attribute__((export_name(name)))
#else
#define PLAIN_SHOWN(name) __attribute__((visibility("default")))
#endif
PLAIN_SHOWN("compute_prepare") void compute_prepare(void);
PLAIN_SHOWN("compute_run") u64 compute_run(u64 turns);
