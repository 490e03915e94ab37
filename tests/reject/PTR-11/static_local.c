// rule: PTR-11
// In memory only the start of an array is a reference: the header would be looked for inside it.
#include <spin/safe.h>

void f(int *__array a)
{
    static int *__array p;
    p = a;
    p++;  // error: PTR-11 "the start of an array"
}
