// rule: BLK-02
// Comparing references byte by byte would show where objects lie.
#include <spin/safe.h>
#include <string.h>
struct node { struct node *next; };
int f(struct node *__array a, struct node *__array b)
{
    return memcmp(a, b, sizeof(struct node));  // error: BLK-02
}
