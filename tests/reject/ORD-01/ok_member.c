// legal neighbour of member
#include <spin/safe.h>
struct pair { int a, b; };
int f(int n)
{
    struct pair p = {n, n};
    p.a = p.b++ + 1;
    return p.a;
}
