// legal neighbour of memcmp_references
#include <spin/safe.h>
#include <string.h>
struct __plain node { u32 next; };
int f(struct node *__array a, struct node *__array b)
{
    return memcmp(a, b, sizeof(struct node));
}
