// rule: ORD-01
// The element written would depend on the compiler.
#include <spin/safe.h>
void f(int *__array a, int i)
{
    a[i++] = i++;  // error: ORD-01
}
