// rule: EFF-04
// The local reference leads out of the activation.
#include <spin/safe.h>
struct item { int uses; };
__functional int f(struct item *i)
{
    struct item *same = i, mine = *i;
    same->uses = 1;  // error: EFF-04
    return same->uses + mine.uses;
}
