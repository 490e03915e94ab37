// A cache that forgets what was used longest ago: a table of chains and a list in order of use.
// expect: 4: 1=10 33=330 3=30 2=20
#include <console.h>

enum { ROOM = 4, BUCKETS = 8 };
struct entry {
    int key, value;
    struct entry *chain, *newer, *older;
};
struct cache {
    struct entry *bucket[BUCKETS], *newest, *oldest;
    int count, hits;
};
static void unlink(struct cache *c, struct entry *e)
{
    if (e->newer)
        e->newer->older = e->older;
    else
        c->newest = e->older;
    if (e->older)
        e->older->newer = e->newer;
    else
        c->oldest = e->newer;
    e->newer = e->older = NULL;
}
static void link(struct cache *c, struct entry *e)
{
    e->older = c->newest;
    if (c->newest)
        c->newest->newer = e;
    else
        c->oldest = e;
    c->newest = e;
}
static struct entry *__nullable find(struct cache *c, int key)
{
    struct entry *e = c->bucket[(u32)key % BUCKETS];
    while (e && e->key != key)
        e = e->chain;
    return e;
}
static void drop_oldest(struct cache *c)
{
    struct entry *e = c->oldest;
    u32 at = (u32)e->key % BUCKETS;
    unlink(c, e);
    if (c->bucket[at] == e) {
        c->bucket[at] = e->chain;
    } else {
        struct entry *b = c->bucket[at];
        while (b->chain != e)
            b = b->chain;
        b->chain = e->chain;
    }
    c->count--;
}
static int get(struct cache *c, int key)
{
    struct entry *e = find(c, key);
    if (!e)
        return -1;
    c->hits++;
    unlink(c, e);
    link(c, e);
    return e->value;
}
static void put(struct cache *c, int key, int value)
{
    if (c->count == ROOM)
        drop_oldest(c);
    struct entry *e = new (struct entry);
    e->key = key;
    e->value = value;
    e->chain = c->bucket[(u32)key % BUCKETS];
    c->bucket[(u32)key % BUCKETS] = e;
    link(c, e);
    c->count++;
}
int main(int argc, str_t *__array argv)
{
    struct console *out = console_open();
    struct cache *c = new (struct cache);
    static const int asked[] = {1, 9, 2, 1, 17, 3, 9, 1, 25, 2, 1, 3, 33, 1};
    for (u32 i = 0; i < sizeof asked / sizeof *asked; i++) {
        int value = get(c, asked[i]);
        if (value < 0)
            put(c, asked[i], value = asked[i] * 10);
    }
    console_print(out, "%d:", c->hits);
    for (struct entry *e = c->newest; e; e = e->older)
        console_print(out, " %d=%d", e->key, e->value);
    console_print(out, "\n");
    return 0;
}
