// rule: FUN-05
// Nothing is corrupted at once: a failure goes by unseen, and what follows works on what was not done.
#include <spin/safe.h>

typedef int (*keeper)(int n) __must_check;

struct store {
    keeper keep[2];
};

int f(struct store *s, int n)
{
    s->keep[1](n); // error: FUN-05 "keep"
    return n;
}
