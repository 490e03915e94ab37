/* The prelude of Safe C: every extension source and interface header includes it first.
 *
 * Plain gnu17 for gcc, clang, clangd and tcc; spinc gives the reserved names (everything that starts
 * with __sc_) their meaning. They are reached through the macros below only: calling or declaring one
 * directly is an error. The language is described in docs/language.md. */
#pragma once

#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC diagnostic ignored "-Wattributes" /* gcc does not know annotate */
#endif

/* --- Scalars ----------------------------------------------------------------------------------- */

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long u64;
typedef signed char i8;
typedef short i16;
typedef int i32;
typedef long i64;
typedef float f32;
typedef double f64;
typedef unsigned long size_t;

#ifndef NULL
#define NULL 0
#endif

#include <spin/status.h>

/* --- Annotations ------------------------------------------------------------------------------- */

#define __sc_text(n)    #n /* macros in a bound are expanded first */
#define __counted_by(n) __attribute__((annotate("sc.counted_by", __sc_text(n)))) /* n elements */
#define __sized_by(n)   __attribute__((annotate("sc.sized_by", __sc_text(n))))   /* bytes; void * */
#define __array         __attribute__((annotate("sc.array")))    /* start of an array object */
#define __scope         __attribute__((annotate("sc.scope")))    /* does not escape the callee */
#define __nullable      __attribute__((annotate("sc.nullable"))) /* may be null */
#define __cstr          __attribute__((annotate("sc.cstr")))     /* callee gets a terminated copy */
#define __stackonly     __attribute__((annotate("sc.stackonly"))) /* may hold scope references */
#define __plain         __attribute__((annotate("sc.plain"), packed, may_alias)) /* every bit pattern */
#define __ephemeral     __attribute__((annotate("sc.ephemeral")))  /* may be killed at any point */
#define __functional    __attribute__((annotate("sc.functional"))) /* no effect: guards */
#define __must_check    __attribute__((warn_unused_result))

/* A string at rest: kinds on inner levels are named by a typedef (`str_t *__array argv`). */
typedef const char *__array str_t;

/* --- Objects ----------------------------------------------------------------------------------- */

void *__sc_new(const void *witness);
void *__sc_try_new(const void *witness);
void *__sc_new_array(const void *witness, u64 n);
void *__sc_try_new_array(const void *witness, u64 n);
void *__sc_new_flex(const void *witness, u64 n);
void *__sc_as(const void *p, const void *witness);
void *__sc_as_array(const void *p, const void *witness);
_Bool __sc_is(const void *p, const void *witness);
u64 __sc_len(const void *p);
void *__sc_view(const void *p, u64 offset, const void *witness);
void *__sc_sub(const void *p, u64 from, u64 n);
u64 __sc_pointer_hash(const void *p);
void __sc_free(const void *p);

#define new(T)              ((T *)__sc_new((T *)0))     /* zeroed object; faults over the limit */
#define try_new(T)          ((T *)__sc_try_new((T *)0)) /* or null */
#define new_array(T, n)     ((T *)__sc_new_array((T *)0, (n))) /* zeroed array of n */
#define try_new_array(T, n) ((T *)__sc_try_new_array((T *)0, (n)))
#define new_flex(T, n)      ((T *)__sc_new_flex((T *)0, (n)))
#define as(T, p)            ((T *)__sc_as((p), (T *)0))       /* checked downcast; keeps const */
#define as_array(T, p)      ((T *)__sc_as_array((p), (T *)0)) /* void * back to an array of T */
#define is(T, p)            (__sc_is((p), (T *)0))            /* whether as() would succeed */
#define lenof(p)            (__sc_len((p)))                   /* elements from p to the end */
#define view(T, p, offset)  ((T *)__sc_view((p), (offset), (T *)0)) /* bytes as a __plain struct */
#define sub(p, from, n)     ((__typeof__(&(p)[0]))__sc_sub((p), (from), (n))) /* part of an array */
#define ptr_hash(p)         (__sc_pointer_hash((p))) /* keyed hash: pointers are not numbers */
#define free(p)             (__sc_free((p))) /* nothing: the collector frees; for ported code */

/* --- Slices: an array and a part of it, storable in the heap --------------------------------------- */

#define SLICE(T, name)                                                                             \
    typedef struct __attribute__((annotate("sc.slice"))) {                                         \
        T *__array base;                                                                           \
        u32 off, len;                                                                              \
    } name
void *__sc_elems(const void *base, u32 off, u32 len);
#define elems(s) ((__typeof__((s).base))__sc_elems((s).base, (s).off, (s).len))

/* --- Blocks: n counts elements; all bounds are checked -------------------------------------------- */

void __sc_copy(void *dst, const void *src, u64 n);
void __sc_fill(void *dst, long value, u64 n);
void __sc_zero(void *dst, u64 n);
#define copy(dst, src, n)   (__sc_copy((dst), (src), (n))) /* overlap is allowed */
#define fill(dst, value, n) (__sc_fill((dst), (value), (n)))
#define zero(dst, n)        (__sc_zero((dst), (n)))

/* --- Arithmetic ------------------------------------------------------------------------------------ */

_Bool __sc_add_ok(long a, long b, void *result);
_Bool __sc_sub_ok(long a, long b, void *result);
_Bool __sc_mul_ok(long a, long b, void *result);
#define add_ok(a, b, result) (__sc_add_ok((a), (b), (result))) /* false when it does not fit */
#define sub_ok(a, b, result) (__sc_sub_ok((a), (b), (result)))
#define mul_ok(a, b, result) (__sc_mul_ok((a), (b), (result)))

/* --- Atomics: what strands share -------------------------------------------------------------------- */

/* Each is one step: no strand sees it half done, nor its effects in another order than its own. `p` is a
 * reference to an integer, or for load, store and exchange also to a bool, a float or a reference; the
 * names and the old values that come back are those of <stdatomic.h>. */
u64 __sc_atomic_load(const void *p);
void __sc_atomic_store(void *p, u64 value);
u64 __sc_atomic_exchange(void *p, u64 value);
u64 __sc_atomic_add(void *p, u64 value);
u64 __sc_atomic_sub(void *p, u64 value);
u64 __sc_atomic_and(void *p, u64 value);
u64 __sc_atomic_or(void *p, u64 value);
u64 __sc_atomic_xor(void *p, u64 value);
_Bool __sc_atomic_compare(void *p, void *expected, u64 desired);
#define atomic_load(p)            ((__typeof__(*(p)))__sc_atomic_load((p)))
#define atomic_store(p, value)    (__sc_atomic_store((p), (u64)(value)))
#define atomic_exchange(p, value) ((__typeof__(*(p)))__sc_atomic_exchange((p), (u64)(value)))
#define atomic_fetch_add(p, n)    ((__typeof__(*(p)))__sc_atomic_add((p), (u64)(n)))
#define atomic_fetch_sub(p, n)    ((__typeof__(*(p)))__sc_atomic_sub((p), (u64)(n)))
#define atomic_fetch_and(p, mask) ((__typeof__(*(p)))__sc_atomic_and((p), (u64)(mask)))
#define atomic_fetch_or(p, mask)  ((__typeof__(*(p)))__sc_atomic_or((p), (u64)(mask)))
#define atomic_fetch_xor(p, mask) ((__typeof__(*(p)))__sc_atomic_xor((p), (u64)(mask)))
/* Stores `desired` and is true when *p is *expected; else *expected becomes what is there. */
#define atomic_compare_exchange_strong(p, expected, desired)                                       \
    (__sc_atomic_compare((p), (expected), (u64)(desired)))

/* Calls the procedure and survives its faults: OK when it returned, FAULT when it was cut off. What it
 * returned is dropped; results go where an argument refers to. */
int __sc_try_call(int call);
#define try_call(procedure, ...) STATUS_VALUE((__sc_try_call(((void)(procedure)(__VA_ARGS__), 0))))

/* In a procedure that ends in `...` and has a format attribute: those arguments, all of them, handed on to
 * another such procedure together with its own format. */
const void *__sc_format_rest(void);
#define format_rest() (__sc_format_rest())

/* Faults with the text of the condition when it is false. */
void __sc_assert(_Bool condition);
#define assert(condition) (__sc_assert((condition)))

/* Network byte order as types of its own, so that it cannot be forgotten. */
typedef struct __plain be16 {
    u8 byte[2];
} be16;
typedef struct __plain be32 {
    u8 byte[4];
} be32;
#define be16_get(x) ((u16)((u16)(x).byte[0] << 8 | (x).byte[1]))
#define be32_get(x)                                                                                \
    ((u32)(x).byte[0] << 24 | (u32)(x).byte[1] << 16 | (u32)(x).byte[2] << 8 | (u32)(x).byte[3])

/* --- Modules and events ------------------------------------------------------------------------------ */

/* Name of this module; at most one per file, default the file's base name. */
#define module(name) extern char __sc_module __attribute__((annotate("sc.module", #name)))

/* This module defines every procedure of the interface NAME.h. */
#define implements(name)                                                                           \
    extern char __sc_implements_##name __attribute__((annotate("sc.implements", #name)))

/* `static status procedure(void)`: run once, when the domain is fully resolved. */
#define initialiser(procedure)                                                                     \
    static status procedure(void);                                                                 \
    static status (*const __sc_initialiser)(void)                                                  \
        __attribute__((unused, annotate("sc.initialiser"))) = procedure

struct binding; /* a handler installed on an event */

/* Among the handlers of an event. The default handler, at most one, runs when no other ran to its end;
 * its result is then that of the event. */
enum order { ORDER_ANY, ORDER_FIRST, ORDER_LAST, ORDER_DEFAULT };
enum { CANCEL = 1 }; /* when this handler has run, no later one does */

struct __sc_options {
    const void *guard;
    const void *closure;
    enum order order;
    u32 flags;
    u32 limit_us; /* 0: the default, one second */
};
struct binding *__sc_install(const void *event, const void *handler, struct __sc_options options);

/* Installs a handler on an event (a procedure of an interface). The handler has the event's type,
 * with `.closure` one parameter of the closure's type first; `.guard` has the handler's parameters
 * and returns _Bool. Null when the module that implements the event does not allow it. */
#define install(event, handler, ...)                                                               \
    (__sc_install((event), (handler), (struct __sc_options){__VA_ARGS__}))

/* Names the procedure that decides who may install handlers on an event this module implements. Its
 * type is `_Bool (const struct install_request *__scope)` (event.h). Default: nobody else. */
void __sc_authorise(const void *event, const void *authoriser);
#define authorise(event, authoriser) (__sc_authorise((event), (authoriser)))
