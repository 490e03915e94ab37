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
struct holder {
    void *field;
};
int f(struct holder *h, struct flow *p)
{
    h->field = run;  // error: FUN-03 "a procedure is no data"
    return 0;
}
