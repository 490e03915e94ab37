// rule: INT-02
// A part of a struct would be written, whatever lies there.
#include <spin/safe.h>

struct pair {
    u32 a, b;
};

void f(struct pair *p)
{
    atomic_store(p, 1); // error: INT-02 "does not work through"
}
