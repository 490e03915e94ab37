// rule: FUN-03
// The code of run() would be read as an object, with whatever precedes it as a header.
#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
typedef void *target;
int f(struct flow *p)
{
    target x = run;  // error: FUN-03 "a procedure is no data"
    return x != 0;
}
