// rule: ORD-01
// The same member of the same variable is the same place.
#include <spin/safe.h>
struct pair { int a, b; };
int f(int n)
{
    struct pair p = {n, n};
    p.a = p.a++ + 1;  // error: ORD-01
    return p.a;
}
