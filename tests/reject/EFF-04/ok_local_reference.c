// legal neighbour of local_reference
#include <spin/safe.h>
struct item { int uses; };
__functional int f(struct item *i)
{
    struct item *same = i, mine = *i;
    mine.uses = 1;
    return same->uses + mine.uses;
}
