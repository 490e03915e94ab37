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
    int n;
    void *field;
};
int f(struct flow *p)
{
    struct holder h = {.n = 1, .field = run};  // error: FUN-03 "a procedure is no data"
    return h.n;
}
