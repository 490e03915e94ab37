#include "ring.h"

struct store {
    int value;
};

struct node { /* another one than the case's */
    u64 wide[3];
};

const int squares[5] = {0, 1, 4, 9, 16};
static int seen;

static int next(int n)
{
    struct node *node = new(struct node);
    node->wide[2] = (u64)n + 1;
    return (int)node->wide[2];
}

struct store *store_new(int value)
{
    struct store *store = new(struct store);
    store->value = next(value);
    seen++;
    return store;
}

int store_get(struct store *store)
{
    return store->value + half(seen * 2);
}
