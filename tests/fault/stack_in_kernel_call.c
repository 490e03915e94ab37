// Recursion that calls the kernel at its very end: the reserve is the kernel's.
#include <spin/safe.h>

struct node {
    struct node *next;
};

static struct node *deeper(struct node *node)
{
    struct node *next = new(struct node); // fault: stack "deeper"
    next->next = node;
    return deeper(next)->next; // called: deeper
}

int main(int argc, str_t *__array argv)
{
    return deeper(new(struct node))->next == NULL && argc;
}
