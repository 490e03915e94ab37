// rule: FUN-05
// Nothing is corrupted at once: a failure goes by unseen, and what follows works on what was not done.
#include <spin/safe.h>

typedef int (*keeper)(int n) __must_check;

int f(keeper keep, int n)
{
    keep(n); // error: FUN-05 "keep"
    return n;
}
