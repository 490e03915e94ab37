/*
 * The heap as domains see it: whose account pays, what is a root, how much is alive.
 *
 * Bytes are charged at allocation and never credited one by one; a collection counts what every
 * account still has.  So an account at its limit collects before it is refused.
 */
#include "heap.h"

#include "account.h"
#include "memory.h"
#include "panic.h"
#include "runtime/gc.h"
#include "runtime/spare.h"
#include "runtime/typeinfo.h"
#include "scheduler.h"
#include "strand.h"

#include <spin/abi.h>

struct root {
    void *start;
    size_t bytes;
    struct root *next;
};

static struct root *roots;
static uint64_t live_bytes, live_objects;

static const struct spin_header *header_of(const void *object)
{
    return (const struct spin_header *)object - 1;
}

uint32_t heap_type(const void *object)
{
    return header_of(object)->type;
}

uint32_t heap_count(const void *object)
{
    return header_of(object)->count;
}

/* ---- Roots ------------------------------------------------------------------------------- */

bool heap_root_add(void *start, size_t bytes)
{
    struct root *root = memory_new(sizeof(*root));
    if (root == NULL)
        return false;
    *root = (struct root){.start = start, .bytes = bytes, .next = roots};
    roots = root;
    return true;
}

void heap_root_remove(void *start)
{
    for (struct root **link = &roots; *link != NULL; link = &(*link)->next) {
        struct root *root = *link;
        if (root->start == start) {
            *link = root->next;
            memory_free(root);
            return;
        }
    }
    panic("heap_root_remove", "no such root");
}

/* A suspended strand has everything on its stack, from its saved stack pointer on. */
static void push_strand(struct strand *strand, void *context)
{
    (void)context;
    if (strand->state != STRAND_DEAD) {
        gc_push(&strand->capability, sizeof(strand->capability));
        gc_push(&strand->reference, sizeof(strand->reference));
        gc_push(strand->label, sizeof(strand->label));
        gc_push(&strand->word, sizeof(strand->word));
    }
    if (strand != sched.current && strand->state != STRAND_DEAD)
        gc_push((const void *)strand->context.sp, strand->stack.high - strand->context.sp);
}

static void push_roots(void)
{
    strand_each(push_strand, NULL);
    if (sched.current != sched.host)
        gc_push_host(sched.host->context.sp);
    for (const struct root *root = roots; root != NULL; root = root->next)
        gc_push(root->start, root->bytes);
}

/* ---- Collection -------------------------------------------------------------------------- */

static void forget_use(struct account *account, void *context)
{
    (void)context;
    account->used[ACCOUNT_HEAP] = 0;
}

static void count_object(uint32_t type, uint32_t owner, size_t bytes, void *context)
{
    struct account *account = account_find(owner);
    (void)context;
    typeinfo_seen(type);
    if (account == NULL)
        account = account_kernel();
    account->used[ACCOUNT_HEAP] += bytes;
    live_bytes += bytes;
    live_objects++;
}

void heap_collect(void)
{
    if (gc_running)
        panic("heap_collect", "already collecting");
    gc_collect();
    live_bytes = live_objects = 0;
    account_each(forget_use, NULL);
    gc_each(count_object, NULL);
    typeinfo_sweep();
}

/* ---- Allocation -------------------------------------------------------------------------- */

/* Bytes of n elements, room for one at least; 0: too many. */
static size_t array_bytes(const struct typeinfo *info, uint64_t n)
{
    size_t bytes;
    if (n > UINT32_MAX || __builtin_mul_overflow((size_t)info->size, n > 0 ? n : 1, &bytes))
        return 0;
    return bytes;
}

/* The account has paid. */
static inline void *make(struct account *account, struct spin_header header, size_t size,
                         bool has_references)
{
    void *object = gc_new(header.type, header.count, size, has_references, account->id);
    if (object == NULL)
        account_credit(account, ACCOUNT_HEAP, size);
    return object;
}

/* Collects so that the account can pay; with that, a type may end whose module is gone. */
static __attribute__((noinline)) void *make_late(struct account *account, struct spin_header header,
                                                 size_t size, bool has_references)
{
    if (size > account->limit[ACCOUNT_HEAP])
        return NULL;
    heap_collect();
    return typeinfo_find(header.type) != NULL && account_pay(account, ACCOUNT_HEAP, size)
               ? make(account, header, size, has_references)
               : NULL;
}

/* An object of so many bytes with that header; NULL when it is 0 or the account cannot pay. */
static inline void *allocate_bytes(struct account *account, struct spin_header header, size_t bytes,
                                   bool has_references)
{
    if (gc_running)
        panic("heap_allocate", "allocation during a collection");
    if (bytes == 0)
        return NULL;
    size_t size = gc_footprint(bytes);
    return account_pay(account, ACCOUNT_HEAP, size)
               ? make(account, header, size, has_references)
               : make_late(account, header, size, has_references);
}

static inline void *allocate(struct account *account, uint32_t type, uint64_t n)
{
    const struct typeinfo *info = typeinfo_find(type);
    const struct spin_header header = {type, (uint32_t)n};
    size_t bytes = info != NULL ? array_bytes(info, n) : 0;
    return allocate_bytes(account, header, bytes, bytes != 0 && info->references > 0);
}

__attribute__((noinline)) void *heap_allocate(struct account *account, uint32_t type, uint64_t n)
{
    return allocate(account, type, n);
}

/* The struct, then n elements of its flexible member; 0: too many, or the type has none. */
static size_t flexible_bytes(const struct typeinfo *info, uint64_t n)
{
    const struct typeinfo_flexible *flexible = &info->flexible;
    size_t bytes;
    if (flexible->size == 0 || n > UINT32_MAX ||
        __builtin_mul_overflow((size_t)flexible->size, n > 0 ? n : 1, &bytes) ||
        __builtin_add_overflow(bytes, flexible->head, &bytes))
        return 0;
    return bytes;
}

void *heap_new(uint32_t type)
{
    return allocate(sched.current->account, type, 1);
}

void *heap_new_array(uint32_t type, uint64_t n)
{
    return allocate(sched.current->account, type, n);
}

void *heap_new_flexible(uint32_t type, uint64_t n)
{
    const struct typeinfo *info = typeinfo_find(type);
    const struct spin_header header = {type, (uint32_t)n};
    size_t bytes = info != NULL ? flexible_bytes(info, n) : 0;
    bool has_references = bytes != 0 && (info->references > 0 || info->flexible.references > 0);
    return allocate_bytes(sched.current->account, header, bytes, has_references);
}

/* ---- Start, stop, numbers ---------------------------------------------------------------- */

/* The runtime object reads strands and accounts as these. */
_Static_assert(offsetof(struct strand, account) == offsetof(struct spare_strand, payer) &&
                   offsetof(struct account, id) == offsetof(struct spare_payer, id) &&
                   offsetof(struct account, used[ACCOUNT_HEAP]) ==
                       offsetof(struct spare_payer, used) &&
                   offsetof(struct account, limit[ACCOUNT_HEAP]) ==
                       offsetof(struct spare_payer, limit),
               "spare.h says where they are");

bool heap_boot(void)
{
    spare.running = (void *)&sched.current;
    return gc_boot(&(struct gc_hooks){.roots = push_roots});
}

void heap_shutdown(void)
{
    while (roots != NULL)
        heap_root_remove(roots->start);
    gc_shutdown();
    gc_each(count_object, NULL);
    typeinfo_sweep();
}

void heap_statistics(struct heap_statistics *statistics)
{
    struct gc_statistics gc;
    gc_statistics(&gc);
    *statistics = (struct heap_statistics){
        .heap_bytes = gc.heap_bytes,
        .live_bytes = live_bytes,
        .live_objects = live_objects,
        .collections = gc.collections,
        .longest_pause_ns = gc.longest_pause_ns,
    };
}
