/* Atomics of extension code, by the processor's own instructions.
 *
 * SAFETY: a strand can be preempted or killed between any two instructions here. What others can see is
 * changed by one locked instruction each time: a killed strand has done the whole step or nothing of it.
 * (and, or and xor give back the old value, so they try compare-and-exchange until it succeeds.) */
#include "runtime/object/atomic.h"

/* One case for each width; u64 for what no checked type is. */
#define FOR_SIZE(size, p, operation)                                                               \
    switch (size) {                                                                                \
    case 1: return operation(uint8_t, (p));                                                        \
    case 2: return operation(uint16_t, (p));                                                       \
    case 4: return operation(uint32_t, (p));                                                       \
    }                                                                                              \
    return operation(uint64_t, (p))

uint64_t spin_atomic_load(const void *p, uint32_t size)
{
#define LOAD(type, p) __atomic_load_n((const type *)(p), __ATOMIC_SEQ_CST)
    FOR_SIZE(size, p, LOAD);
}

/* A change of the place by `value`. */
#define CHANGE(name, type_operation)                                                               \
    uint64_t name(void *p, uint64_t value, uint32_t size)                                          \
    {                                                                                              \
        FOR_SIZE(size, p, type_operation);                                                         \
    }
#define EXCHANGE(type, p) __atomic_exchange_n((type *)(p), (type)value, __ATOMIC_SEQ_CST)
#define ADD(type, p)      __atomic_fetch_add((type *)(p), (type)value, __ATOMIC_SEQ_CST)
#define AND(type, p)      __atomic_fetch_and((type *)(p), (type)value, __ATOMIC_SEQ_CST)
#define OR(type, p)       __atomic_fetch_or((type *)(p), (type)value, __ATOMIC_SEQ_CST)
#define XOR(type, p)      __atomic_fetch_xor((type *)(p), (type)value, __ATOMIC_SEQ_CST)
CHANGE(spin_atomic_exchange, EXCHANGE)
CHANGE(spin_atomic_add, ADD)
CHANGE(spin_atomic_and, AND)
CHANGE(spin_atomic_or, OR)
CHANGE(spin_atomic_xor, XOR)

#define COMPARE(name, type)                                                                        \
    static uint64_t name(type *p, type expected, type desired)                                     \
    {                                                                                              \
        __atomic_compare_exchange_n(p, &expected, desired, 0, __ATOMIC_SEQ_CST, __ATOMIC_SEQ_CST); \
        return expected;                                                                           \
    }
COMPARE(compare_uint8_t, uint8_t)
COMPARE(compare_uint16_t, uint16_t)
COMPARE(compare_uint32_t, uint32_t)
COMPARE(compare_uint64_t, uint64_t)

uint64_t spin_atomic_compare(void *p, uint64_t expected, uint64_t desired, uint32_t size)
{
#define COMPARE_AS(type, p) compare_##type((type *)(p), (type)expected, (type)desired)
    FOR_SIZE(size, p, COMPARE_AS);
}
