// rule: ORD-01
// The index used next would differ between compilers, and with it the element written.
#include <spin/safe.h>
int f(int i)
{
    i = i++;  // error: ORD-01 "'i' is written twice"
    return i;
}
