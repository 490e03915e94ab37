// rule: SUB-30
// The result would be taken for a type that nobody has checked.
#include <spin/safe.h>

struct flow {
    int packets;
};
void *f(void)
{
    return __sc_new((struct flow *)0);  // error: SUB-30 "is reserved"
}
