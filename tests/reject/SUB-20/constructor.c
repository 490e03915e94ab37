// rule: SUB-20
// The function would run before the kernel has checked anything.
#include <spin/safe.h>
static int ready;
__attribute__((constructor))  // error: SUB-20
static void start(void)
{
    ready = 1;
}
