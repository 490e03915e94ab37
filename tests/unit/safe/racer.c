/* One strand changes what another one indexes. Entries for the tests: each is a strand. */
#include <probe.h>

module(racer);
initialiser(start);

enum { SMALL = 4, LARGE = 4096, FAR = 4000, FLIPPED = 3, READY = 4 };

struct small {
    u64 first;
};

struct large {
    u64 words[LARGE];
};

/* Every word of it changes on its own. */
struct shared {
    u64 *__counted_by(n) row;
    u64 n;
    u64 *__array list;
    void *any;
};

static struct shared *shared;
static u64 *__array small_row;
static u64 *__array large_row;
static struct small *small;
static struct large *large;
static u64 flips;

static status start(void)
{
    shared = new (struct shared);
    small_row = new_array(u64, SMALL);
    large_row = new_array(u64, LARGE);
    small = new (struct small);
    large = new (struct large);
    for (u64 i = 0; i < LARGE; i++)
        large_row[i] = large->words[i] = 42;
    shared->row = shared->list = large_row;
    shared->n = LARGE;
    shared->any = large;
    return OK;
}

static void flip(void)
{
    flips++;
    u64 *__array row = flips % 2 ? small_row : large_row;
    shared->row = row;
    shared->n = flips % 2 ? SMALL : LARGE;
    shared->list = row;
    shared->any = flips % 2 ? (void *)small : (void *)large;
}

/* For ever; with an argument it gives way after each change. */
int main(int argc, str_t *__array argv)
{
    for (;;) {
        flip();
        if (argc > 1)
            probe_act(FLIPPED);
    }
}

/* The number of arguments says what is read, and from 4 on that the small ones are there at first. Returns 0
 * when it was what the large ones hold, 1 when it was anything else: faults are for when it was not there. */
int look(int argc, str_t *__array argv)
{
    u64 wanted = argc % 4, value;
    if (argc >= 4 ? flips % 2 == 0 : flips % 2)
        flip();
    probe_act(READY);
    if (wanted == 1)
        value = shared->row[FAR];
    else if (wanted == 2)
        value = shared->list[FAR];
    else
        value = as(struct large, shared->any)->words[FAR];
    return value != 42;
}

typedef struct node *node_ref;

struct node {
    struct node *next;
    u64 who;
};

static struct node *spent_node;
static u64 *__array spent_row;
static node_ref *__array spent_table;

/* Makes objects for ever, and gives way after each three. */
int spend(int argc, str_t *__array argv)
{
    for (;;) {
        spent_node = new (struct node);
        spent_node->who = 2;
        spent_row = new_array(u64, SMALL);
        spent_row[1] = 2;
        spent_table = new_array(node_ref, SMALL);
        probe_act(FLIPPED);
    }
}

/* Makes one, as the number of arguments says; 0 when it is nobody else's. */
int make(int argc, str_t *__array argv)
{
    _Bool is_own;
    probe_act(READY);
    if (argc == 1) {
        struct node *mine = new (struct node);
        is_own = mine != spent_node && mine->who == 0 && !mine->next;
        mine->who = 1;
    } else if (argc == 2) {
        u64 *__array mine = new_array(u64, SMALL);
        is_own = mine != spent_row && mine[1] == 0 && lenof(mine) == SMALL;
        mine[1] = 1;
    } else {
        node_ref *__array mine = new_array(node_ref, SMALL);
        is_own = mine != spent_table && !mine[0] && !mine[SMALL - 1];
    }
    return !is_own || spent_node->who != 2 || spent_row[1] != 2;
}

/* Looks many times. */
int look_often(int argc, str_t *__array argv)
{
    u64 wrong = 0;
    for (u64 i = 0; i < 100000; i++) {
        u64 k = i % LARGE;
        if (argc == 1 && k < shared->n)
            wrong += shared->row[k] != 42 && k >= SMALL;
        if (argc == 2 && k < lenof(shared->list))
            wrong += shared->list[k] != 42 && k >= SMALL;
        if (argc == 3 && is(struct large, shared->any))
            wrong += as(struct large, shared->any)->words[k] != 42;
    }
    return wrong != 0;
}
