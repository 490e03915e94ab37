// rule: ORD-01
// Which argument is which would depend on the compiler.
#include <spin/safe.h>
int g(int a, int b) { return a - b; }
int f(int i)
{
    return g(i++, i++);  // error: ORD-01
}
