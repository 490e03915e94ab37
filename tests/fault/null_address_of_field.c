// A reference to a field of nothing must not be formed.
#include <spin/safe.h>

struct node {
    struct node *next;
    int value;
};

static void set(int *__scope p)
{
    *p = 1;
}

int main(int argc, str_t *__array argv)
{
    struct node *node = new(struct node);
    set(&node->next->value); // fault: null "node->next->value"
    return argc;
}
