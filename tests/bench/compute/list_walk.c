/* Walks of linked lists whose nodes lie in no order: search, sum, reversal. */
#include <compute.h>
#include <random.h>

module(list_walk);
implements(compute);

DEFINE_RANDOM(random_next)

enum { LENGTH = 10000 };

struct node {
    struct node *next;
    u32 key, value;
};

static struct node *list;

static struct node *find(struct node *__nullable node, u32 key)
{
    while (node && node->key != key)
        node = node->next;
    return node;
}

static u64 total(struct node *__nullable node)
{
    u64 sum = 0;
    for (; node; node = node->next)
        sum += node->value;
    return sum;
}

static struct node *reverse(struct node *__nullable node)
{
    struct node *reversed = NULL;
    while (node) {
        struct node *next = node->next;
        node->next = reversed;
        reversed = node;
        node = next;
    }
    return reversed;
}

/* The list of the nodes in an order that has nothing to do with where they lie. */
void compute_prepare(void)
{
    struct node **__array nodes = new_array(struct node *, LENGTH);
    for (u32 i = 0; i < LENGTH; i++) {
        nodes[i] = new (struct node);
        nodes[i]->value = random_next() % 1000;
    }
    for (u32 i = LENGTH - 1; i > 0; i--) {
        u32 other = random_next() % (i + 1);
        struct node *t = nodes[i];
        nodes[i] = nodes[other];
        nodes[other] = t;
    }
    for (u32 i = 0; i < LENGTH; i++) {
        nodes[i]->key = i;
        nodes[i]->next = list;
        list = nodes[i];
    }
}

u64 compute_run(u64 turns)
{
    u64 sum = 0;
    while (turns-- > 0) {
        for (u32 i = 0; i < 8; i++) {
            struct node *found = find(list, i * 1237 % LENGTH);
            if (found)
                sum += found->value++;
        }
        sum += total(list);
        list = reverse(list);
    }
    return sum;
}
