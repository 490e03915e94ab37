// rule: INT-01
// The sum would be stored over something that is no number.
#include <spin/safe.h>

struct flow {
    int packets;
};
int f(struct flow *p)
{
    (void)mul_ok(1, 2, p);  // error: INT-01 "stores an integer"
    return 0;
}
