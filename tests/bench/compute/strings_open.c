/* A hash table with open addressing whose keys are strings: counts words. */
#include <compute.h>
#include <random.h>
#include <string.h>

module(strings_open);
implements(compute);

DEFINE_RANDOM(random_next)

enum { WORDS = 20000, DIFFERENT = 3000, SLOTS = 8192, LONGEST = 16 };

struct word {
    str_t text;
    u32 length;
};

struct slot {
    str_t key;
    u32 length, hash, count;
};

static struct word *__array words;
static struct slot *__array slots;

/* FNV-1a. */
static u32 hash_of(const char *__counted_by(n) s, u32 n)
{
    u32 hash = 2166136261;
    for (u32 i = 0; i < n; i++)
        hash = (hash ^ (u8)s[i]) * 16777619;
    return hash;
}

static struct slot *__scope find(const struct word *__scope word)
{
    u32 hash = hash_of(word->text, word->length), at = hash % SLOTS;
    for (;;) {
        struct slot *slot = &slots[at];
        if (!slot->key) {
            slot->key = word->text;
            slot->length = word->length;
            slot->hash = hash;
            return slot;
        }
        if (slot->hash == hash && slot->length == word->length &&
            memcmp(slot->key, word->text, word->length) == 0)
            return slot;
        at = (at + 1) % SLOTS;
    }
}

void compute_prepare(void)
{
    words = new_array(struct word, WORDS);
    slots = new_array(struct slot, SLOTS);
    for (u32 i = 0; i < WORDS; i++) {
        u32 seed = random_next() % DIFFERENT * 2654435761, n = 3 + (seed >> 28);
        char *text = new_array(char, LONGEST + 3);
        for (u32 j = 0; j < n; j++) {
            text[j] = (char)('a' + (seed >> 8) % 26);
            seed = seed * 1664525 + 1013904223;
        }
        words[i].text = text;
        words[i].length = n;
    }
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        zero(slots, SLOTS);
        for (u32 i = 0; i < WORDS; i++)
            find(&words[i])->count++;
        for (u32 i = 0; i < SLOTS; i++)
            sum += (u64)slots[i].count * slots[i].count;
    }
    return sum;
}
