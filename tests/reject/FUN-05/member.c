// rule: FUN-05
// Nothing is corrupted at once: a failure goes by unseen, and what follows works on what was not done.
#include <spin/safe.h>

static status store(int n) __must_check;
static status store(int n)
{
    return STATUS_VALUE(n);
}

int f(int n)
{
    store(n).code; // error: FUN-05 "store"
    return n;
}
