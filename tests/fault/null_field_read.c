// A null reference leads to no object.
#include <spin/safe.h>

struct node {
    struct node *next;
    int value;
};

int main(int argc, str_t *__array argv)
{
    struct node *node = new(struct node);
    return node->next->value + argc; // fault: null "node->next->value"
}
