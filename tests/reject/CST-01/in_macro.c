// rule: CST-01
// Any object would be read and written as if it were a struct flow.
#include <spin/safe.h>

struct flow {
    int packets;
};
#define SET(place, value) ((place) = (value))
int f(void *p)
{
    struct flow *x = 0;
    SET(x, p);  // error: CST-01 "needs as(struct flow, ...)"
    return x != 0;
}
