// legal neighbour of conditional
#include <spin/safe.h>
struct node { int value; };
__ephemeral _Bool f(struct node *p, int n)
{
    return (n ? p : NULL) != NULL;
}
