/*
 * The heap: what keeps an object, what does not, who pays.
 */
#include "arena.h"

#include "runtime/gc.h"
#include "runtime/typeinfo.h"

#include <string.h>

#define TEST(name) Test(heap, name, .init = arena_boot, .fini = arena_shutdown, .timeout = 30)

static uint32_t node_type, blob_type;

/* struct node { node *left; u64 value; node *right; u64 sum; } and 1 KiB without references. */
struct node {
    struct node *left;
    uint64_t value;
    struct node *right;
    uint64_t sum;
};

static void add_types(void)
{
    static const uint32_t offsets[] = {0, 16};
    node_type = typeinfo_add(&(struct typeinfo_plan){
        .name = "struct node", .size = sizeof(struct node), .references = 2, .offset = offsets});
    blob_type = typeinfo_add(&(struct typeinfo_plan){.name = "struct blob", .size = 1024});
    cr_assert_neq(node_type, 0);
    cr_assert_neq(blob_type, 0);
}

static size_t counted;
static uint32_t counted_type;

static void count(uint32_t type, uint32_t owner, size_t bytes, void *context)
{
    (void)owner, (void)bytes, (void)context;
    counted += type == counted_type;
}

/* How many objects of a type a collection finds. */
static size_t alive(uint32_t type)
{
    heap_collect();
    counted = 0;
    counted_type = type;
    gc_each(count, NULL);
    return counted;
}

/* Overwrites what earlier calls left below on this stack. */
__attribute__((noinline)) static void scrub(void)
{
    volatile uint64_t junk[256];
    for (size_t i = 0; i < 256; i++)
        junk[i] = i;
    (void)junk[255];
}

/* ---- What keeps an object ---- */

enum { LARGE = 1 << 17 }; /* words: 1 MiB */
static size_t alive_inside;

/* 0: a large array with a mark in its last word; 1: collect and look. */
static uint64_t keep_entry(uint64_t what)
{
    if (what == 0) {
        uint64_t *large = heap_new_array(SPIN_TYPE_U64, LARGE);
        large[LARGE - 1] = 12345;
        return (uint64_t)large;
    }
    scrub();
    alive_inside = alive(SPIN_TYPE_U64);
    return 0;
}

static struct outcome keep(uint64_t offset)
{
    void *entry = entry_create((void *)(uintptr_t)keep_entry);
    return arena_run(extension_keep, (uint64_t)entry, offset, 0);
}

TEST(pointer_far_into_a_large_object_on_a_stack_keeps_it)
{
    struct outcome outcome = keep((LARGE - 1) * 8);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    cr_assert_eq(alive_inside, 1);
    cr_assert_eq(outcome.value, 12345);
}

TEST(pointer_one_past_the_end_on_a_stack_keeps_it)
{
    keep(LARGE * 8);
    cr_assert_eq(alive_inside, 1);
}

TEST(pointer_well_past_the_end_keeps_nothing)
{
    keep(LARGE * 8 + 8192);
    cr_assert_eq(alive_inside, 0);
}

/* The cell is not on a stack and not scanned but through heap_root_add(). */
static void *cell[2];

__attribute__((noinline)) static void make_pair(size_t offset)
{
    struct node *outer = heap_new(node_type);
    struct node *inner = heap_new(node_type);
    outer->left = (struct node *)((char *)inner + offset);
    cell[0] = outer;
}

static void pair(void *argument)
{
    make_pair(*(size_t *)argument);
    scrub();
}

static void on_strand(void (*procedure)(void *), void *argument)
{
    struct strand *strand = strand_create(
        &(struct strand_plan){.name = "work", .procedure = procedure, .argument = argument});
    cr_assert(sched_run(strand));
    strand_free(strand);
}

TEST(reference_in_an_object_keeps_an_object)
{
    size_t offset = 0;
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(pair, &offset);
    cr_assert_eq(alive(node_type), 2);
    heap_root_remove(cell);
}

TEST(interior_pointer_in_an_object_keeps_nothing)
{
    size_t offset = 16;
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(pair, &offset);
    cr_assert_eq(alive(node_type), 1);
    heap_root_remove(cell);
}

TEST(word_that_is_no_reference_keeps_nothing)
{
    size_t offset = 0;
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(pair, &offset);
    struct node *outer = cell[0];
    outer->value = (uint64_t)outer->left;
    outer->left = NULL;
    cr_assert_eq(alive(node_type), 1);
    heap_root_remove(cell);
}

TEST(removed_root_keeps_nothing)
{
    size_t offset = 0;
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(pair, &offset);
    heap_root_remove(cell);
    cr_assert_eq(alive(node_type), 0);
}

enum { MANY = 100000 };

static void many(void *argument)
{
    struct node *array = heap_new_array(node_type, MANY);
    (void)argument;
    cell[0] = array;
    for (size_t i = 0; i < MANY; i++)
        array[i].right = heap_new(node_type);
}

TEST(every_element_of_a_large_array_is_marked)
{
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(many, NULL);
    cr_assert_eq(alive(node_type), MANY + 1);
    heap_root_remove(cell);
}

static void make_list(void *argument)
{
    struct node *list = NULL;
    (void)argument;
    for (size_t i = 0; i < MANY; i++) {
        struct node *node = heap_new(node_type);
        node->right = list;
        cell[0] = list = node;
    }
}

TEST(long_list_is_marked)
{
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(make_list, NULL);
    cr_assert_eq(alive(node_type), MANY);
    heap_root_remove(cell);
}

static void collect_till_held(void *argument)
{
    uint64_t *held = argument;
    while (held[1] == 0)
        strand_yield();
    scrub();
    alive_inside = alive(node_type);
    held[0] = 1;
}

__attribute__((noinline)) static uint64_t fresh_node(void)
{
    struct node *node = heap_new(node_type);
    node->value = 77;
    return (uint64_t)node;
}

static struct outcome held_outcome;

TEST(vector_register_of_a_preempted_strand_keeps_it)
{
    add_types();
    sched_slice_set(1000000);
    struct strand *holder =
        arena_spawn(extension_hold, fresh_node(), (uint64_t)arena_data, &held_outcome);
    struct strand *collector = strand_create(&(struct strand_plan){
        .name = "collector", .procedure = collect_till_held, .argument = arena_data});
    scrub();
    cr_assert(sched_run(NULL));
    cr_assert_eq(held_outcome.kind, SPIN_FAULT_NONE);
    cr_assert_eq(alive_inside, 1);
    cr_assert_eq(((struct node *)held_outcome.value)->value, 77);
    strand_free(holder);
    strand_free(collector);
}

/* ---- What an object is ---- */

TEST(object_is_zeroed_and_has_a_header)
{
    for (size_t round = 0; round < 1000; round++) {
        uint8_t *bytes = heap_new_array(SPIN_TYPE_U8, 100);
        cr_assert_eq(heap_type(bytes), SPIN_TYPE_U8);
        cr_assert_eq(heap_count(bytes), 100);
        cr_assert_eq((uintptr_t)bytes % 8, 0);
        for (size_t i = 0; i < 100; i++)
            cr_assert_eq(bytes[i], 0);
        memset(bytes, 0xff, 100);
    }
}

TEST(empty_array_has_room_for_one_element)
{
    add_types();
    struct node *none = heap_new_array(node_type, 0);
    cr_assert_eq(heap_count(none), 0);
    cr_assert_null(none->left);
    cr_assert_eq(gc_base((char *)none + sizeof(*none) - 1), none);
}

TEST(base_of_an_interior_pointer)
{
    uint64_t *array = heap_new_array(SPIN_TYPE_U64, 100000);
    cr_assert_eq(gc_base(array + 99999), array);
    cr_assert_null(gc_base(&array));
}

/* ---- Who pays ---- */

TEST(unknown_types_are_refused)
{
    cr_assert_null(heap_new(0));
    cr_assert_null(heap_new(2));
    cr_assert_null(heap_new(SPIN_TYPE_FIRST - 2));
    cr_assert_null(heap_new(0xfffffff1));
}

TEST(sizes_that_overflow_are_refused)
{
    add_types();
    cr_assert_null(heap_new_array(SPIN_TYPE_U8, (uint64_t)UINT32_MAX + 1));
    cr_assert_null(heap_new_array(SPIN_TYPE_U8, UINT64_MAX));
    cr_assert_null(heap_new_array(node_type, (uint64_t)1 << 59));
}

TEST(over_the_limit_is_refused_before_the_heap_is_asked)
{
    struct account account;
    struct heap_statistics before, after;
    account_init(&account);
    account.limit[ACCOUNT_HEAP] = 1 << 20;
    heap_statistics(&before);
    cr_assert_null(heap_allocate(&account, SPIN_TYPE_U64, UINT32_MAX));
    heap_statistics(&after);
    cr_assert_eq(before.heap_bytes, after.heap_bytes);
    cr_assert_eq(before.collections, after.collections);
    cr_assert_eq(account.used[ACCOUNT_HEAP], 0);
    account_fini(&account);
}

TEST(garbage_does_not_count_against_the_limit)
{
    struct account account;
    account_init(&account);
    account.limit[ACCOUNT_HEAP] = 1 << 20;
    for (size_t i = 0; i < 100; i++)
        cr_assert_not_null(heap_allocate(&account, SPIN_TYPE_U8, 100000));
    account_fini(&account);
}

TEST(live_objects_count_against_the_limit)
{
    struct account account;
    void *kept[20];
    size_t n = 0;
    account_init(&account);
    account.limit[ACCOUNT_HEAP] = 1 << 20;
    while (n < 20 && (kept[n] = heap_allocate(&account, SPIN_TYPE_U8, 100000)) != NULL)
        n++;
    cr_assert_eq(n, 10, "%zu objects of 100000 bytes in 1 MiB", n);
    cr_assert_not_null(heap_allocate(account_kernel(), SPIN_TYPE_U8, 100000));
    cr_assert_eq(heap_count(kept[0]), 100000);
    account_fini(&account);
}

TEST(objects_of_a_gone_account_are_the_kernels)
{
    struct account account;
    account_init(&account);
    void *kept = heap_allocate(&account, SPIN_TYPE_U8, 100000);
    heap_collect();
    cr_assert_geq(account.used[ACCOUNT_HEAP], 100000);
    account_fini(&account);
    heap_collect();
    cr_assert_geq(account_kernel()->used[ACCOUNT_HEAP], 100000);
    cr_assert_eq(heap_count(kept), 100000);
}

static void make_garbage(void *argument)
{
    for (size_t i = 0; i < 2000000; i++)
        heap_new(node_type);
    for (size_t i = 0; i < 200; i++)
        heap_new_array(SPIN_TYPE_U64, LARGE);
    *(bool *)argument = true;
}

TEST(garbage_of_a_strand_is_collected_without_being_asked)
{
    struct gc_statistics before, after;
    bool done = false;
    add_types();
    gc_statistics(&before);
    on_strand(make_garbage, &done);
    gc_statistics(&after);
    cr_assert(done);
    cr_assert_gt(after.collections, before.collections + 3);
    cr_assert_lt(after.heap_bytes, (uint64_t)64 << 20);
    cr_assert_gt(after.longest_pause_ns, 0);
}

/* ---- Types ---- */

TEST(wrong_types_are_refused)
{
    static const uint32_t odd[] = {4}, beyond[] = {24}, twice[] = {8, 8};
    cr_assert_eq(typeinfo_add(&(struct typeinfo_plan){.name = "", .size = 0}), 0);
    cr_assert_eq(typeinfo_add(&(struct typeinfo_plan){
                     .name = "", .size = 16, .references = 1, .offset = odd}),
                 0);
    cr_assert_eq(typeinfo_add(&(struct typeinfo_plan){
                     .name = "", .size = 24, .references = 1, .offset = beyond}),
                 0);
    cr_assert_eq(typeinfo_add(&(struct typeinfo_plan){
                     .name = "", .size = 24, .references = 2, .offset = twice}),
                 0);
    cr_assert_eq(typeinfo_add(&(struct typeinfo_plan){
                     .name = "", .size = 8, .references = 2, .offset = twice}),
                 0);
    cr_assert_eq(typeinfo_add(&(struct typeinfo_plan){.name = "", .size = 8, .base = 9999}), 0);
}

TEST(wrong_flexible_members_are_refused)
{
    static const uint32_t first[] = {0}, odd[] = {4}, second[] = {8};
    const struct typeinfo_plan good = {.name = "",
                                       .size = 16,
                                       .references = 1,
                                       .offset = first,
                                       .flexible_start = 8,
                                       .flexible_size = 16,
                                       .flexible_references = 1,
                                       .flexible_offset = second};
    struct typeinfo_plan plan = good;
    cr_assert_neq(typeinfo_add(&plan), 0);
    plan.flexible_start = 24; /* behind the struct */
    cr_assert_eq(typeinfo_add(&plan), 0);
    plan = good, plan.flexible_start = 0; /* over a reference of the struct */
    cr_assert_eq(typeinfo_add(&plan), 0);
    plan = good, plan.flexible_start = 12;
    cr_assert_eq(typeinfo_add(&plan), 0);
    plan = good, plan.flexible_size = 12;
    cr_assert_eq(typeinfo_add(&plan), 0);
    plan = good, plan.flexible_size = 8; /* the reference lies behind the element */
    cr_assert_eq(typeinfo_add(&plan), 0);
    plan = good, plan.flexible_offset = odd;
    cr_assert_eq(typeinfo_add(&plan), 0);
    plan = good, plan.flexible_size = 0; /* references of nothing */
    cr_assert_eq(typeinfo_add(&plan), 0);
}

TEST(struct_with_a_flexible_member_has_no_arrays_and_begins_no_other)
{
    uint32_t type = typeinfo_add(
        &(struct typeinfo_plan){.name = "f", .size = 8, .flexible_start = 8, .flexible_size = 4});
    cr_assert_neq(type, 0);
    cr_assert_null(heap_new_array(type, 2));
    cr_assert_null(heap_new(type));
    cr_assert_null(heap_new_flexible(SPIN_TYPE_U32, 2));
    cr_assert_null(heap_new_flexible(type, (uint64_t)UINT32_MAX + 1));
    cr_assert_eq(typeinfo_add(&(struct typeinfo_plan){.name = "g", .size = 8, .base = type}), 0);
}

/* Only the elements of its flexible member refer to nodes. */
static void *flexible_of_nodes(void *argument)
{
    uint32_t n = *(uint32_t *)argument;
    static const uint32_t first[] = {0};
    uint32_t type = typeinfo_add(&(struct typeinfo_plan){.name = "list",
                                                         .size = 8,
                                                         .flexible_start = 8,
                                                         .flexible_size = 8,
                                                         .flexible_references = 1,
                                                         .flexible_offset = first});
    void **list = heap_new_flexible(type, n);
    for (uint32_t i = 0; i < n; i++)
        list[1 + i] = heap_new(node_type);
    return list;
}

static void make_flexible(void *argument)
{
    cell[0] = flexible_of_nodes(argument);
    scrub();
}

TEST(elements_of_a_flexible_member_keep_objects)
{
    uint32_t n = 37;
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(make_flexible, &n);
    cr_assert_eq(alive(node_type), 37);
    heap_root_remove(cell);
}

TEST(narrowing_follows_the_base_chain)
{
    uint32_t a = typeinfo_add(&(struct typeinfo_plan){.name = "a", .size = 8});
    uint32_t b = typeinfo_add(&(struct typeinfo_plan){.name = "b", .size = 16, .base = a});
    uint32_t c = typeinfo_add(&(struct typeinfo_plan){.name = "c", .size = 24, .base = b});
    uint32_t other = typeinfo_add(&(struct typeinfo_plan){.name = "d", .size = 24, .base = a});
    cr_assert(a % 2 == 1 && b % 2 == 1 && c % 2 == 1);
    cr_assert(typeinfo_is(c, c) && typeinfo_is(c, b) && typeinfo_is(c, a) && typeinfo_is(b, a));
    cr_assert_not(typeinfo_is(a, b));
    cr_assert_not(typeinfo_is(other, b));
    cr_assert_not(typeinfo_is(c, other));
    cr_assert_not(typeinfo_is(c, 0));
}

__attribute__((noinline)) static void make_cell(uint32_t type)
{
    cell[0] = heap_new(type);
    scrub();
}

static void make_cell_of(void *argument)
{
    make_cell(*(uint32_t *)argument);
}

TEST(retired_type_goes_with_its_last_object)
{
    add_types();
    heap_root_add(cell, sizeof(cell));
    on_strand(make_cell_of, &blob_type);
    typeinfo_retire(blob_type);
    heap_collect();
    cr_assert_not_null(typeinfo_find(blob_type));
    cell[0] = NULL;
    scrub();
    heap_collect();
    cr_assert_null(typeinfo_find(blob_type));
    uint32_t next = typeinfo_add(&(struct typeinfo_plan){.name = "next", .size = 8});
    cr_assert_gt(next, blob_type);
    typeinfo_retire(SPIN_TYPE_U8);
    heap_collect();
    cr_assert_not_null(typeinfo_find(SPIN_TYPE_U8));
    heap_root_remove(cell);
}

/* ---- The entries that compiled code calls ---- */

static struct outcome call_helper(const char *name, uint64_t a, uint64_t b)
{
    struct outcome outcome = arena_run(extension_call, (uint64_t)helper_address(name), a, b);
    outcome.value -= outcome.kind == SPIN_FAULT_NONE; /* extension_call adds 1 */
    return outcome;
}

TEST(helper_new)
{
    struct outcome outcome = call_helper("spin_new", SPIN_TYPE_U64, 1);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    cr_assert_eq(heap_type((void *)outcome.value), SPIN_TYPE_U64);
}

TEST(helper_new_array_faults_outside_its_range)
{
    struct outcome outcome = call_helper("spin_new_array", SPIN_TYPE_U64, (uint64_t)-1);
    cr_assert_eq(outcome.kind, SPIN_FAULT_HEAP);
    cr_assert_eq(fault_report()->operand[0], (uint64_t)-1);
    cr_assert_eq(fault_report()->charged, DOMAIN_A);
}

TEST(helper_try_new_array_returns_null)
{
    struct outcome outcome = call_helper("spin_try_new_array", SPIN_TYPE_U64, (uint64_t)-1);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    cr_assert_eq(outcome.value, 0);
    cr_assert_eq(call_helper("spin_try_new", 2, 0).value, 0);
}

TEST(helper_is)
{
    add_types();
    void *node = heap_new(node_type);
    cr_assert_eq(call_helper("spin_is", (uint64_t)node, node_type).value, 1);
    cr_assert_eq(call_helper("spin_is", (uint64_t)node, blob_type).value, 0);
    cr_assert_eq(call_helper("spin_is", 0, node_type).value, 0);
}

TEST(helper_cstr_copies_and_demands_a_terminator)
{
    char *text = heap_new_array(SPIN_TYPE_CHAR, 8);
    memcpy(text, "hello", 6);
    struct outcome outcome = call_helper("spin_cstr", (uint64_t)text, 8);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NONE);
    cr_assert_neq((char *)outcome.value, text);
    cr_assert_str_eq((char *)outcome.value, "hello");
    outcome = call_helper("spin_cstr", (uint64_t)text, 5);
    cr_assert_eq(outcome.kind, SPIN_FAULT_STRING);
    outcome = call_helper("spin_cstr", 0, 5);
    cr_assert_eq(outcome.kind, SPIN_FAULT_NULL);
}

TEST(helper_list_is_complete)
{
#define ENTRY(name)                                                                                \
    if (strcmp(#name, "spin_install") != 0 && strcmp(#name, "spin_authorise") != 0 &&              \
        strcmp(#name, "spin_try_call") != 0)                                                       \
        cr_assert_not_null(helper_address(#name), #name);
    SPIN_ENTRIES(ENTRY)
#undef ENTRY
    cr_assert_null(helper_address("spin_install"));
    cr_assert_null(helper_address("malloc"));
    helper_provide("spin_install", (void *)(uintptr_t)keep_entry);
    cr_assert_not_null(helper_address("spin_install"));
}

TEST(helper_pointer_hash_hides_the_pointer)
{
    uint64_t a = call_helper("spin_pointer_hash", 0x1000, 0).value;
    cr_assert_eq(call_helper("spin_pointer_hash", 0x1000, 0).value, a);
    cr_assert_neq(call_helper("spin_pointer_hash", 0x1008, 0).value, a);
    cr_assert_neq(a, 0x1000);
}

/* ---- Stress: strands build and check lists while they are preempted and collections happen ---- */

struct builder {
    void *new; /* void *(uint64_t type) */
    uint64_t type, rounds, length, seed, wrong;
};

EXTENSION static uint64_t build(struct builder *builder)
{
    void *(*new)(uint64_t) = (void *(*)(uint64_t))(uintptr_t)builder->new;
    for (uint64_t round = 0; round < builder->rounds; round++) {
        struct node *list = 0;
        uint64_t sum = 0;
        for (uint64_t i = 0; i < builder->length; i++) {
            struct node *node = new (builder->type);
            builder->wrong +=
                node->left != 0 || node->value != 0 || node->right != 0 || node->sum != 0;
            node->value = builder->seed + round * i;
            node->left = new (builder->type);
            node->left->value = ~node->value;
            node->right = list;
            sum += node->value;
            node->sum = sum;
            list = node;
        }
        for (struct node *node = list; node != 0; node = node->right) {
            builder->wrong += node->sum != sum || node->left->value != ~node->value;
            sum -= node->value;
        }
    }
    return 0;
}

static uint64_t allocations;

static uint64_t stress_new(uint64_t type)
{
    if (++allocations % 997 == 0)
        heap_collect();
    return (uint64_t)heap_new((uint32_t)type);
}

TEST(strands_keep_their_lists_under_collections)
{
    enum { STRANDS = 20 };
    struct outcome outcomes[STRANDS];
    struct strand *strands[STRANDS];
    struct builder *builders = memory_new_array(STRANDS, sizeof(*builders));
    add_types();
    sched_slice_set(1000000);
    for (size_t i = 0; i < STRANDS; i++) {
        builders[i] = (struct builder){.new = entry_create((void *)(uintptr_t)stress_new),
                                       .type = node_type,
                                       .rounds = 60,
                                       .length = 200,
                                       .seed = i * 1000000007};
        strands[i] =
            arena_spawn((const void *)(uintptr_t)build, (uint64_t)&builders[i], 0, &outcomes[i]);
    }
    cr_assert(sched_run(NULL));
    for (size_t i = 0; i < STRANDS; i++) {
        cr_assert_eq(outcomes[i].kind, SPIN_FAULT_NONE, "%s", fault_word(outcomes[i].kind));
        cr_assert_eq(builders[i].wrong, 0);
        strand_free(strands[i]);
    }
    cr_assert_gt(sched_statistics()->ticks, 20);
    cr_assert_gt(sched_statistics()->switches, STRANDS + 20);
    memory_free(builders);
}

Test(heap, starts_and_stops_a_hundred_times_without_growth, .timeout = 60)
{
    struct heap_statistics statistics;
    uint64_t after_ten = 0;
    size_t retired, before = typeinfo_count(&retired);
    for (size_t round = 0; round < 100; round++) {
        arena_boot();
        add_types();
        heap_root_add(cell, sizeof(cell));
        on_strand(make_list, NULL);
        heap_root_remove(cell);
        cell[0] = NULL;
        arena_shutdown();
        heap_statistics(&statistics);
        if (round == 10)
            after_ten = statistics.heap_bytes;
    }
    cr_assert_leq(statistics.heap_bytes, after_ten + after_ten / 4);
    cr_assert_leq(typeinfo_count(&retired), before + 14 + 2 * 100);
}
