#include <spin/safe.h>

static int run(void)
{
    return 0;
}
struct flow {
    int packets;
};
void *f(struct flow *p)
{
    return run;
}
