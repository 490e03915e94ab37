// rule: FUN-05
// Nothing is corrupted at once: a failure goes by unseen, and what follows works on what was not done.
#include <spin/safe.h>

typedef int failure __must_check;

static failure store(int n)
{
    return n;
}

int f(int n)
{
    store(n); // error: FUN-05 "store"
    return n;
}
