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
static void *table[4];
int f(struct flow *p)
{
    table[1] = run;  // error: FUN-03 "a procedure is no data"
    return 0;
}
