/* A hash table with chains that grows: insertion and lookup of numbers. */
#include <compute.h>
#include <random.h>

module(hash_table);
implements(compute);

DEFINE_RANDOM(random_next)

enum { KEYS = 8000 };

typedef struct entry *entry_ref;

struct entry {
    struct entry *next;
    u32 key, value;
};

struct table {
    u32 size, count;
    entry_ref *__counted_by(size) heads;
};

static u32 *__array keys;

static u32 hash_of(u32 key)
{
    key = (key ^ key >> 16) * 0x45d9f3b;
    key = (key ^ key >> 16) * 0x45d9f3b;
    return key ^ key >> 16;
}

static struct table *table_create(void)
{
    struct table *table = new (struct table);
    table->size = 16;
    table->heads = new_array(entry_ref, 16);
    return table;
}

static void table_grow(struct table *table)
{
    u32 size = 2 * table->size;
    entry_ref *__array heads = new_array(entry_ref, size);
    for (u32 i = 0; i < table->size; i++) {
        struct entry *entry = table->heads[i];
        while (entry) {
            struct entry *next = entry->next;
            u32 at = hash_of(entry->key) % size;
            entry->next = heads[at];
            heads[at] = entry;
            entry = next;
        }
    }
    free(table->heads);
    table->heads = heads;
    table->size = size;
}

static struct entry *table_find(struct table *table, u32 key)
{
    struct entry *entry = table->heads[hash_of(key) % table->size];
    while (entry && entry->key != key)
        entry = entry->next;
    return entry;
}

static void table_insert(struct table *table, u32 key, u32 value)
{
    struct entry *entry = table_find(table, key);
    if (!entry) {
        if (table->count >= table->size)
            table_grow(table);
        u32 at = hash_of(key) % table->size;
        entry = new (struct entry);
        entry->key = key;
        entry->next = table->heads[at];
        table->heads[at] = entry;
        table->count++;
    }
    entry->value = value;
}

static void table_destroy(struct table *table)
{
    for (u32 i = 0; i < table->size; i++)
        for (struct entry *entry = table->heads[i], *next; entry; entry = next) {
            next = entry->next;
            free(entry);
        }
    free(table->heads);
    free(table);
}

void compute_prepare(void)
{
    keys = new_array(u32, KEYS);
    for (u32 i = 0; i < KEYS; i++)
        keys[i] = random_next() % (2 * KEYS);
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        struct table *table = table_create();
        for (u32 i = 0; i < KEYS; i++)
            table_insert(table, keys[i], i);
        for (u32 i = 0; i < 2 * KEYS; i++) {
            struct entry *entry = table_find(table, i);
            sum += entry ? entry->value : 1;
        }
        table_destroy(table);
    }
    return sum;
}
