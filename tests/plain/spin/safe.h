/* The prelude of Safe C for compilers of plain C: the same programs as unchecked C.
 *
 * It lies in front of the real prelude on the search path. Annotations are nothing, checks are not made, block
 * operations are those of C; how objects are made, and what is known of them, is in the spin/heap.h that is
 * found first. What has no meaning without our kernel (events, strands, faults that are survived) is missing. */
#pragma once

/* --- Scalars ------------------------------------------------------------------------------------- */

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
typedef __SIZE_TYPE__ size_t;

#ifndef NULL
#define NULL 0
#endif

#include <spin/status.h>

/* --- Annotations --------------------------------------------------------------------------------- */

#define __counted_by(n)
#define __sized_by(n)
#define __array
#define __scope
#define __nullable
#define __cstr
#define __stackonly
#define __ephemeral
#define __functional
#define __must_check __attribute__((warn_unused_result))
#define __plain      __attribute__((packed, may_alias))

typedef const char *str_t;

/* --- Objects --------------------------------------------------------------------------------------- */

#include <spin/heap.h>

#define as(T, p)           ((T *)(p))
#define as_array(T, p)     ((T *)(p))
#define sub(p, from, n)    (&(p)[from])
#define view(T, p, offset) ((T *)((u8 *)(p) + (offset)))
#define ptr_hash(p)        ((u64)(p))

#define SLICE(T, name)                                                                             \
    typedef struct {                                                                               \
        T *base;                                                                                   \
        u32 off, len;                                                                              \
    } name
#define elems(s)                                                                                   \
    ({                                                                                             \
        __typeof__(s) plain_s = (s);                                                               \
        plain_s.base + plain_s.off;                                                                \
    })

/* --- Blocks, numbers ----------------------------------------------------------------------------- */

#define copy(dst, src, n) ((void)__builtin_memmove((dst), (src), (n) * sizeof *(dst)))
#define zero(dst, n)      ((void)__builtin_memset((dst), 0, (n) * sizeof *(dst)))
#define fill(dst, value, n)                                                                        \
    ({                                                                                             \
        __typeof__(&(dst)[0]) plain_to = (dst);                                                    \
        long plain_value = (value);                                                                \
        for (u64 plain_n = (n); plain_n > 0; plain_n--)                                            \
            *plain_to++ = plain_value;                                                             \
        (void)0;                                                                                   \
    })

#define add_ok(a, b, result) (!__builtin_add_overflow((a), (b), (result)))
#define sub_ok(a, b, result) (!__builtin_sub_overflow((a), (b), (result)))
#define mul_ok(a, b, result) (!__builtin_mul_overflow((a), (b), (result)))

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

/* --- Atomics --------------------------------------------------------------------------------------- */

#define atomic_load(p)                                                                             \
    ({                                                                                             \
        __typeof__(*(p)) plain_value;                                                              \
        __atomic_load((p), &plain_value, __ATOMIC_SEQ_CST);                                        \
        plain_value;                                                                               \
    })
#define atomic_store(p, value)                                                                     \
    ({                                                                                             \
        __typeof__(*(p)) plain_value = (value);                                                    \
        __atomic_store((p), &plain_value, __ATOMIC_SEQ_CST);                                       \
    })
#define atomic_exchange(p, value)                                                                  \
    ({                                                                                             \
        __typeof__(*(p)) plain_value = (value), plain_old;                                         \
        __atomic_exchange((p), &plain_value, &plain_old, __ATOMIC_SEQ_CST);                        \
        plain_old;                                                                                 \
    })
#define atomic_fetch_add(p, n)    __atomic_fetch_add((p), (n), __ATOMIC_SEQ_CST)
#define atomic_fetch_sub(p, n)    __atomic_fetch_sub((p), (n), __ATOMIC_SEQ_CST)
#define atomic_fetch_and(p, mask) __atomic_fetch_and((p), (mask), __ATOMIC_SEQ_CST)
#define atomic_fetch_or(p, mask)  __atomic_fetch_or((p), (mask), __ATOMIC_SEQ_CST)
#define atomic_fetch_xor(p, mask) __atomic_fetch_xor((p), (mask), __ATOMIC_SEQ_CST)
#define atomic_compare_exchange_strong(p, expected, desired)                                       \
    ({                                                                                             \
        __typeof__(*(p)) plain_value = (desired);                                                  \
        __atomic_compare_exchange((p), (expected), &plain_value, 0, __ATOMIC_SEQ_CST,              \
                                  __ATOMIC_SEQ_CST);                                               \
    })

/* --- Modules ---------------------------------------------------------------------------------------- */

#define module(name)     struct plain_module
#define implements(name) struct plain_implements
#define initialiser(procedure)                                                                     \
    static status procedure(void);                                                                 \
    static __attribute__((constructor)) void plain_start(void)                                     \
    {                                                                                              \
        (void)procedure();                                                                         \
    }                                                                                              \
    struct plain_initialiser
