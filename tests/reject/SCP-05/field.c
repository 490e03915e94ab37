// rule: SCP-05
// The caller would store the middle of an object as if a header stood before it.
#include <spin/safe.h>
struct pair { int a, b; };
int *second(struct pair *p)
{
    return &p->b;  // error: SCP-05 "the result of 'second' is not '__scope'"
}
