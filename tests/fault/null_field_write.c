// A store through null.
#include <spin/safe.h>

struct node {
    struct node *next;
    int value;
};

int main(int argc, str_t *__array argv)
{
    struct node *node = new(struct node);
    node->next->value = argc; // fault: null "node->next->value"
    return 0;
}
