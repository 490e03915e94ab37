// rule: PTR-01
// The memory behind the one object would be read or written.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(const struct flow *p, int *__scope k)
{
    *k = (p + 1)->packets;  // error: PTR-01 "refers to one object"
    return 0;
}
