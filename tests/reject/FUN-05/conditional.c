// rule: FUN-05
// Nothing is corrupted at once: a failure goes by unseen, and what follows works on what was not done.
#include <spin/safe.h>

static int store(int n) __must_check;
static int store(int n)
{
    return n;
}

int f(int n)
{
    n ? store(n) : -n; // error: FUN-05 "store"
    return n;
}
