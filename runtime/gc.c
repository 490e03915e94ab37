/*
 * The collector: Boehm's, set up for typed objects and for stacks that are not the host's.
 *
 * A block is: header {type, count} | elements | ... | owner, the last 4 bytes.  The owner's bytes
 * are also the spare byte that lets a one-past-end pointer keep its array.
 *
 * Two kinds of our own: typed objects, marked by a procedure that reads the header (type ids are
 * odd, so that the link in the first word of a free block is never taken for one), and objects
 * without references.  Interior pointers count on stacks only; in the heap a reference is exactly
 * 8 bytes into its block.  Everything is pushed eagerly: the mark stack takes no unbounded number
 * of ranges.
 */
#define GC_THREADS
#include <gc/gc.h>
#include <gc/gc_inline.h>
#include <gc/gc_mark.h>

#include "gc.h"
#include "spare.h"
#include "typeinfo.h"

#include <spin/abi.h>
#include <string.h>
#include <time.h>

enum {
    HEADER = sizeof(struct spin_header),
    OWNER = GC_EXTRA - HEADER, /* a word of 32 bits */
    INTERVAL = 4 << 20,        /* bytes allocated between two collections, at least */
    REFERENCES =
        sizeof(void *), /* from a list of blocks without references to that with (spare.h) */
};

static struct gc_hooks hooks;
static GC_push_other_roots_proc earlier_roots;
static struct GC_stack_base host_stack;
static void *host_handle;
static unsigned typed_kind, plain_kind;
static bool started;
bool gc_running;
static uint64_t pause_start, last_pause, longest_pause;

/* ---- Marking ----------------------------------------------------------------------------- */

static struct GC_ms_entry *mark_element(char *element, uint32_t references, const uint32_t *offset,
                                        struct GC_ms_entry *top, struct GC_ms_entry *limit)
{
    for (uint32_t i = 0; i < references; i++) {
        void **field = (void **)(element + offset[i]);
        top = GC_MARK_AND_PUSH(*field, top, limit, field);
    }
    return top;
}

/* The struct, then the elements of its flexible member. */
static struct GC_ms_entry *mark_flexible(char *object, size_t room, uint32_t count,
                                         const struct typeinfo *type, struct GC_ms_entry *top,
                                         struct GC_ms_entry *limit)
{
    const struct typeinfo_flexible *flexible = &type->flexible;
    if (room < flexible->head)
        return top;
    top = mark_element(object, type->references, type->offset, top, limit);
    if (flexible->references == 0)
        return top;
    size_t most = (room - flexible->start) / flexible->size;
    char *element = object + flexible->start;
    for (size_t i = 0; i < count && i < most; i++, element += flexible->size)
        top = mark_element(element, flexible->references, flexible->offset, top, limit);
    return top;
}

static struct GC_ms_entry *mark(GC_word *block, struct GC_ms_entry *top, struct GC_ms_entry *limit,
                                GC_word environment)
{
    const struct spin_header *header = (const struct spin_header *)block;
    const struct typeinfo *type = typeinfo_find(header->type);
    (void)environment;
    if (type == NULL)
        return top;
    size_t bytes = GC_size(block) - HEADER - OWNER;
    if (type->size == 0)
        return mark_flexible((char *)block + HEADER, bytes, header->count, type, top, limit);
    if (type->references == 0)
        return top;
    size_t room = bytes / type->size;
    size_t count = header->count > 0 ? header->count : 1;
    if (count > room)
        count = room;
    char *element = (char *)block + HEADER;
    for (size_t i = 0; i < count; i++, element += type->size)
        top = mark_element(element, type->references, type->offset, top, limit);
    return top;
}

/* Blocks in spare are not marked: when marking begins we forget them, and the sweep gives them back. */
struct spare spare;

static void GC_CALLBACK push_roots(void)
{
    memset(spare.list, 0, sizeof spare.list);
    if (earlier_roots != NULL)
        earlier_roots();
    if (hooks.roots != NULL)
        hooks.roots();
}

/* The stack that is in use, and the one that Boehm takes to be; made equal before it can collect. */
uintptr_t gc_stack_high;
static uintptr_t bottom_told;

static void *GC_CALLBACK set_bottom(void *high)
{
    struct GC_stack_base strand = {.mem_base = high};
    GC_set_stackbottom(host_handle, high != NULL ? &strand : &host_stack);
    return NULL;
}

/* Boehm takes the kernel's thread to be on the stack that we name. It scans that stack, and it
 * counts its size when it decides whether to collect: a wrong one would mean never. */
static inline void tell_bottom(void)
{
    if (gc_stack_high == bottom_told)
        return;
    GC_call_with_alloc_lock(set_bottom, (void *)gc_stack_high);
    bottom_told = gc_stack_high;
}

void gc_push(const void *start, size_t bytes)
{
    GC_push_all_eager((void *)(uintptr_t)start, (char *)(uintptr_t)start + bytes);
}

void gc_push_host(uintptr_t sp)
{
    gc_push((const void *)sp, (uintptr_t)host_stack.mem_base - sp);
}

/* ---- Start ------------------------------------------------------------------------------- */

static uint64_t now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void GC_CALLBACK on_event(GC_EventType event)
{
    if (event == GC_EVENT_START) {
        pause_start = now();
        gc_running = true;
    } else if (event == GC_EVENT_END) {
        gc_running = false;
        last_pause = now() - pause_start;
        if (last_pause > longest_pause)
            longest_pause = last_pause;
    }
}

static void GC_CALLBACK on_warning(char *text, GC_word argument)
{
    (void)text; /* large blocks, mostly; being out of memory shows in the result */
    (void)argument;
}

static void start_collector(void)
{
    GC_set_all_interior_pointers(0);
    GC_set_no_dls(1);
    GC_set_markers_count(1);
    GC_set_warn_proc(on_warning);
    GC_INIT();
    GC_clear_roots();
    GC_set_min_bytes_allocd(INTERVAL);
    GC_register_displacement(HEADER);
    typed_kind = GC_new_kind(GC_new_free_list(), GC_MAKE_PROC(GC_new_proc(mark), 0), 0, 1);
    plain_kind = GC_new_kind(GC_new_free_list(), GC_DS_LENGTH, 0, 0);
    earlier_roots = GC_get_push_other_roots();
    GC_set_push_other_roots(push_roots);
    GC_set_on_collection_event(on_event);
}

bool gc_boot(const struct gc_hooks *wanted)
{
    if (!started)
        start_collector();
    else if (!GC_thread_is_registered())
        return false;
    started = true;
    gc_stack_high = bottom_told = 0;
    host_handle = GC_get_my_stackbottom(&host_stack);
    hooks = *wanted;
    longest_pause = 0;
    return typeinfo_boot();
}

void gc_shutdown(void)
{
    hooks = (struct gc_hooks){0};
    gc_collect();
}

/* ---- Allocation -------------------------------------------------------------------------- */

static uint32_t *owner_in(void *block, size_t size)
{
    return (uint32_t *)((char *)block + size - OWNER);
}

static uint32_t *owner_of(void *block)
{
    return owner_in(block, GC_size(block));
}

static int kind_of(bool has_references)
{
    return (int)(has_references ? typed_kind : plain_kind);
}

/* What a fresh block becomes. */
static inline void *furnish(void *block, size_t size, struct spin_header header, uint32_t owner)
{
    *(struct spin_header *)block = header;
    *owner_in(block, size) = owner;
    return (char *)block + HEADER;
}

/* The same of one without references, which the collector does not clear. */
static __attribute__((noinline)) void *furnish_plain(void *block, size_t size,
                                                     struct spin_header header, uint32_t owner)
{
    return furnish(memset(block, 0, size), size, header, owner);
}

static inline void **list_of(size_t size, bool has_references)
{
    return spare_list(&spare, size + (has_references ? REFERENCES : 0));
}

/* Blocks of exactly this size: one that is returned, and others in spare, which a collection on the way has
 * emptied before. NULL: the collector gives single ones only. */
static void *take_many(size_t size, bool has_references)
{
    void *blocks = NULL;
    if (size > SPARE_MOST)
        return NULL;
    GC_generic_malloc_many(size, kind_of(has_references), &blocks);
    if (blocks != NULL)
        *list_of(size, has_references) = *(void **)blocks;
    return blocks;
}

static __attribute__((noinline)) void *new_from_collector(struct spin_header header, size_t size,
                                                          bool has_references, uint32_t owner)
{
    tell_bottom();
    void *block = take_many(size, has_references);
    if (block == NULL) {
        block = GC_generic_malloc(size, kind_of(has_references));
        if (block == NULL)
            return NULL;
        size = GC_size(block);
    }
    return has_references ? furnish(block, size, header, owner)
                          : furnish_plain(block, size, header, owner);
}

void *gc_new(uint32_t type, uint32_t count, size_t size, bool has_references, uint32_t owner)
{
    const struct spin_header header = {type, count};
    if (size > SPARE_MOST)
        return size <= SIZE_MAX / 2 ? new_from_collector(header, size, has_references, owner)
                                    : NULL;
    void **list = list_of(size, has_references), *block = *list;
    if (block == NULL)
        return new_from_collector(header, size, has_references, owner);
    *list = *(void **)block;
    return has_references ? furnish(block, size, header, owner)
                          : furnish_plain(block, size, header, owner);
}

void *gc_base(const void *address)
{
    void *block = GC_base((void *)(uintptr_t)address);
    return block != NULL ? (char *)block + HEADER : NULL;
}

void gc_collect(void)
{
    tell_bottom();
    GC_gcollect();
}

/* ---- What is there ----------------------------------------------------------------------- */

struct visit {
    void (*visit)(uint32_t, uint32_t, size_t, void *);
    void *context;
};

static void GC_CALLBACK visit_block(void *block, size_t bytes, void *context)
{
    const struct visit *visit = context;
    const struct spin_header *header = block;
    unsigned kind = (unsigned)GC_get_kind_and_size(block, NULL);
    if ((kind == typed_kind || kind == plain_kind) && header->type % 2 == 1)
        visit->visit(header->type, *owner_of(block), gc_block(bytes), visit->context);
}

static void *GC_CALLBACK enumerate(void *context)
{
    GC_enumerate_reachable_objects_inner(visit_block, context);
    return NULL;
}

void gc_each(void (*visit)(uint32_t, uint32_t, size_t, void *), void *context)
{
    struct visit all = {visit, context};
    gc_running = true;
    GC_call_with_alloc_lock(enumerate, &all);
    gc_running = false;
}

void gc_statistics(struct gc_statistics *statistics)
{
    *statistics = (struct gc_statistics){
        .heap_bytes = GC_get_heap_size(),
        .free_bytes = GC_get_free_bytes(),
        .allocated_bytes = GC_get_total_bytes(),
        .collections = GC_get_gc_no(),
        .last_pause_ns = last_pause,
        .longest_pause_ns = longest_pause,
    };
}
