#include <spin/safe.h>
struct node {
    struct node *next;
};
static struct node *first;
static void push(struct node *node)
{
    node->next = first;
    first = node;
}
void start(void)
{
    struct node node = {0};
    push(&node);
}
