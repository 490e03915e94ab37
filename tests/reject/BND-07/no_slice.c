// rule: BND-07
// The elements behind the array would be reached: nobody promised that the words are those of a slice.
#include <spin/safe.h>

struct part { int *__array base; u32 off, len; };
int f(struct part *p)
{
    return elems(*p)[0];  // error: BND-07 "needs a slice"
}
