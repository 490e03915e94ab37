// Three sources of one module: linkage by name, static names and tags of each, a private header.
// part: part_ring.c
// part: part_store.c
// expect: 21 6 9 4 43 3 2
#include <console.h>
#include "ring.h"

struct node {
    int value;
};

static int seen;

static int next(int n)
{
    struct node *node = new(struct node);
    node->value = n;
    seen++;
    return node->value + 1;
}

int main(int argc, str_t *__array argv)
{
    struct ring ring = {.values = new_array(int, 2), .count = 2};
    for (int i = 0; i < 6; i++)
        ring_put(&ring, (u8)(i + 1));
    int sum = 0, value;
    while ((value = ring_take(&ring)) >= 0)
        sum += value;
    struct store *store = store_new(41);
    next(1), next(2), next(3);
    console_print(console_open(), "%d %u %d %d %d %d %zu\n", sum, ring_count, squares[3], half(9),
                  store_get(store), seen, lenof(ring.values));
    return 0;
}
