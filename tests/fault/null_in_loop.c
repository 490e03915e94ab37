// A list walk that forgets its end.
#include <spin/safe.h>

struct node {
    struct node *next;
    int value;
};

int main(int argc, str_t *__array argv)
{
    struct node *node = new(struct node);
    for (;;)
        node = node->next; // fault: null "node->next"
    return argc;
}
