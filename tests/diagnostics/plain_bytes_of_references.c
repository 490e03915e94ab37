#include <spin/safe.h>
#include <string.h>
struct node {
    struct node *next;
    int value;
};
void forget(struct node *node)
{
    memset(node, 0xff, sizeof *node);
}
