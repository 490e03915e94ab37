/* The head of every lowered C text: the one place where the two back ends differ.
 *
 * Lowered C is written for both from the same tree (compiler/lower/low.h); what TCC lacks, and what
 * an optimiser must be told, is spelled here. */
#pragma once

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

/* The words in front of every object (abi.h). */
struct spin_lowered_header {
    u32 type, count;
};
#define SPIN_HEADER(p) ((const struct spin_lowered_header *)((const u8 *)(p) - 8))

#if defined(__clang__)
/* Never expected to be true. */
#define SPIN_UNLIKELY(x) __builtin_expect((x), 0)
/* Shown not to be true. */
#define SPIN_NEVER(x)    __builtin_assume(!(x))
/* Keeps an object's start alive up to here, since only a derived pointer may be left (R26). What the
 * optimiser sees to be a local or data of the object is not collected; it stays out of memory. */
#define SPIN_KEEP(p)                                                                               \
    do {                                                                                           \
        if (__builtin_object_size((p), 0) == ~0ul)                                                 \
            __asm__ volatile("" ::"r"(p));                                                         \
    } while (0)
/* A reference is read from memory exactly once (R25). */
#define SPIN_REFERENCE(place)            __atomic_load_n(&(place), __ATOMIC_RELAXED)
#define SPIN_REFERENCE_SET(place, value) ((place) = (value))
/* The optimiser may not read the word again behind our back (R25). */
#define SPIN_ONCE(local)                 __asm__("" : "+r"(local))
#define SPIN_ONCE_FLOAT(local)           __asm__("" : "+x"(local))
/* Head of a loop that may wait for another strand: what is in memory is read anew (R25). */
#define SPIN_WAIT()                      __asm__ volatile("" ::: "memory")
/* In front of a loop that is not to be unrolled. */
#define SPIN_ROLLED                      _Pragma("clang loop unroll(disable)")
#define SPIN_CLEAR(place)                __builtin_memset(&(place), 0, sizeof(place))
/* A struct with its padding (R19): unlike an assignment, this moves every byte. */
#define SPIN_COPY_WHOLE(to, from)        __builtin_memcpy(&(to), &(from), sizeof(to))
#define SPIN_SPARE                       ((void)0)
/* memmove or memset of a small constant size. */
#define SPIN_BLOCK(name)                 __builtin_##name
#define SPIN_NORETURN                    __attribute__((noreturn, cold))
#define SPIN_OFFSET(type, member)        __builtin_offsetof(type, member)
#else
/* TCC keeps every local in its own stack slot and never reads memory twice for one load. */
#define SPIN_UNLIKELY(x)                 (x)
#define SPIN_NEVER(x)                    ((void)0)
#define SPIN_KEEP(p)                     ((void)0)
#define SPIN_REFERENCE(place)            (place)
#define SPIN_REFERENCE_SET(place, value) ((place) = (value))
#define SPIN_ONCE(local)                 ((void)0)
#define SPIN_ONCE_FLOAT(local)           ((void)0)
#define SPIN_WAIT()                      ((void)0)
#define SPIN_ROLLED
#define SPIN_CLEAR(place)         memset(&(place), 0, sizeof(place))
#define SPIN_COPY_WHOLE(to, from) memcpy(&(to), &(from), sizeof(to))
#define SPIN_SPARE                u64 spin_spare
#define SPIN_BLOCK(name)          name
#define SPIN_NORETURN
#define SPIN_OFFSET(type, member) ((u64) & ((type *)0)->member)
#endif

/* The length of an array object; null has none. */
#define SPIN_COUNT(local, p)                                                                       \
    do {                                                                                           \
        local = 0;                                                                                 \
        if (p)                                                                                     \
            local = SPIN_HEADER(p)->count;                                                         \
    } while (0)

/* Words of an aggregate that holds references: each is copied by one load and one store (R25). */
typedef void *spin_word __attribute__((may_alias));
#define SPIN_WORD(place, offset) (*(spin_word *)((u8 *)&(place) + (offset)))
#define SPIN_COPY_WORD(to, from, offset)                                                           \
    SPIN_REFERENCE_SET(SPIN_WORD(to, offset), SPIN_REFERENCE(SPIN_WORD(from, offset)))

/* The same for large ones: memmove of the runtime object moves whole words. */
#define SPIN_COPY_WORDS(to, from) memmove(&(to), &(from), sizeof(to))
/* Arrays without references. */
#define SPIN_COPY_BYTES(to, from) SPIN_COPY_WHOLE(to, from)

#define SPIN_SLOT __attribute__((section(".spin.slots")))
#define SPIN_CELL __attribute__((section(".spin.cells")))
#define SPIN_IDS  __attribute__((section(".spin.ids")))

void spin_fault(u32 site, u64 a, u64 b) SPIN_NORETURN;
void *spin_new(u32 type, u32 site);
void *spin_try_new(u32 type);
void *spin_new_array(u32 type, u64 n, u32 site);
void *spin_try_new_array(u32 type, u64 n);
void *spin_new_flex(u32 type, u64 n, u32 site);
u32 spin_try_call(const void *procedure, u64 a, u64 b, u64 c, u64 d, u64 e);
u32 spin_is(const void *object, u32 type);
const void *spin_cstr(const void *p, u64 n, u32 site);
u64 spin_pointer_hash(const void *p);
u64 spin_atomic_load(const void *p, u32 size);
u64 spin_atomic_exchange(void *p, u64 value, u32 size);
u64 spin_atomic_add(void *p, u64 value, u32 size);
u64 spin_atomic_and(void *p, u64 value, u32 size);
u64 spin_atomic_or(void *p, u64 value, u32 size);
u64 spin_atomic_xor(void *p, u64 value, u32 size);
u64 spin_atomic_compare(void *p, u64 expected, u64 desired, u32 size);
void *spin_install(u32 install, void *closure, u32 order, u32 flags, u32 limit_us);
void spin_authorise(u32 install);
void *memcpy(void *to, const void *from, u64 n);
void *memmove(void *to, const void *from, u64 n);
void *memset(void *to, int value, u64 n);
int memcmp(const void *a, const void *b, u64 n);
