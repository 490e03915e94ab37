/* Objects out of blocks in spare (runtime/spare.h), and the kernel's entries for all others.
 *
 * What is done here is what heap_new() and gc_new() do: find the shape, charge the account, take a block,
 * clear it where the collector has not, write header and owner. Whatever is not plain - no such type, a large
 * array, an account at its limit, no block in spare - is left to the kernel before anything has changed.
 *
 * SAFETY: this text has a section of its own and counts as the kernel's when a tick comes: it is not preempted
 * (interrupt.c), so nobody sees a list, an account or a block half changed. It has no loop but the one over a
 * small block, uses no stack, and a strand cannot stay in it: a list that is empty leads to the kernel.
 *
 * Not const: the compiler would read the zero it sees. */
#include "runtime/gc.h"
#include "runtime/spare.h"

#include <spin/abi.h>

#define NEW __attribute__((section(".text.new")))

struct spare *spin_spare __attribute__((section(".spin.spare")));
extern uint64_t (*spin_entries[SPIN_ENTRY_COUNT])(void) __attribute__((visibility("hidden")));

void *spin_new(uint32_t type, uint32_t site);
void *spin_try_new(uint32_t type);
void *spin_new_array(uint32_t type, uint64_t n, uint32_t site);
void *spin_try_new_array(uint32_t type, uint64_t n);

typedef void *new_entry(uint32_t type, uint32_t site);
typedef void *try_new_entry(uint32_t type);
typedef void *new_array_entry(uint32_t type, uint64_t n, uint32_t site);
typedef void *try_new_array_entry(uint32_t type, uint64_t n);

/* The kernel's entry, called as if the extension had done it. */
#define KERNEL(name)                                                                               \
    __attribute__((musttail)) return (                                                             \
        (name##_entry *)(void (*)(void))spin_entries[SPIN_ENTRY_spin_##name])

#define UNLIKELY(x) __builtin_expect((x), 0)

typedef uint64_t pair __attribute__((vector_size(16), may_alias));

/* The list to take a block of `size` bytes from, and who pays for it. */
struct choice {
    struct spare_payer *payer;
    void **list;
    uint64_t size, references;
};

/* Every block ends in a whole pair. */
static inline void clear(char *block, uint64_t size)
{
    const pair zero = {0};
    *(pair *)(block + size - sizeof(pair)) = zero;
#pragma clang loop unroll(disable)
    for (uint64_t at = 0; at < size - sizeof(pair); at += 2 * sizeof(pair)) {
        *(pair *)(block + at) = zero;
        *(pair *)(block + at + sizeof(pair)) = zero;
    }
}

/* False: there is no such type, or no block, or the account cannot pay. */
static inline bool can_pay(struct choice *choice, struct spare *from)
{
    if (UNLIKELY(!*choice->list))
        return false;
    choice->payer = (*from->running)->payer;
    return !UNLIKELY(choice->payer->used + choice->size > choice->payer->limit);
}

static inline bool choose_one(struct choice *choice, uint32_t type)
{
    struct spare *from = spin_spare;
    uint32_t row = spare_row(type);
    if (UNLIKELY(row >= from->rows))
        return false;
    uint64_t one = from->shapes[row].one;
    choice->size = one & ~(uint64_t)(GC_GRANULE - 1);
    choice->references = one & (GC_GRANULE - 1);
    choice->list = spare_list(from, one);
    return can_pay(choice, from);
}

static inline bool choose_array(struct choice *choice, uint32_t type, uint64_t n)
{
    struct spare *from = spin_spare;
    uint32_t row = spare_row(type);
    if (UNLIKELY(row >= from->rows || n - 1 >= SPARE_MOST))
        return false;
    const struct spare_shape *shape = &from->shapes[row];
    choice->size = (shape->size * n + GC_EXTRA + GC_GRANULE - 1) & ~(uint64_t)(GC_GRANULE - 1);
    choice->references = shape->references;
    choice->list = spare_list(from, choice->size + choice->references);
    return !UNLIKELY(choice->size > SPARE_MOST) && can_pay(choice, from);
}

static inline void *make(const struct choice *choice, uint32_t type, uint64_t n)
{
    char *block = *choice->list;
    choice->payer->used += choice->size;
    *choice->list = *(void **)block;
    if (!choice->references)
        clear(block, choice->size);
    *(struct spin_header *)block = (struct spin_header){type, (uint32_t)n};
    *(uint32_t *)(block + choice->size - sizeof(uint32_t)) = choice->payer->id;
    return block + sizeof(struct spin_header);
}

NEW void *spin_new(uint32_t type, uint32_t site)
{
    struct choice choice;
    if (choose_one(&choice, type))
        return make(&choice, type, 1);
    KERNEL(new)(type, site);
}

NEW void *spin_try_new(uint32_t type)
{
    struct choice choice;
    if (choose_one(&choice, type))
        return make(&choice, type, 1);
    KERNEL(try_new)(type);
}

NEW void *spin_new_array(uint32_t type, uint64_t n, uint32_t site)
{
    struct choice choice;
    if (choose_array(&choice, type, n))
        return make(&choice, type, n);
    KERNEL(new_array)(type, n, site);
}

NEW void *spin_try_new_array(uint32_t type, uint64_t n)
{
    struct choice choice;
    if (choose_array(&choice, type, n))
        return make(&choice, type, n);
    KERNEL(try_new_array)(type, n);
}
