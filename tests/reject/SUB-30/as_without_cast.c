// rule: SUB-30
// The result would be taken for a type that nobody has checked.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(void *p)
{
    return __sc_as(p, (struct flow *)0) != 0;  // error: SUB-30 "is reserved"
}
