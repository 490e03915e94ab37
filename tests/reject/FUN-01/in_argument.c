// rule: FUN-01
// keep() may store a reference that its caller lends from the stack.
#include <spin/safe.h>

typedef int (*op)(int *__scope, int);
static int keep(int *p, int n)
{
    return *p + n;
}
static int look(int *__scope p, int n)
{
    return *p + n;
}
static int take(op x)
{
    return x != 0;
}
int f(int k)
{
    return take(keep);  // error: FUN-01 "different types, kinds or bounds"
}
