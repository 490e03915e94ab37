// rule: PTR-12
// A bounded local is three words: through its address one of them would change alone.
#include <spin/safe.h>

void f(int *__array a)
{
    int *p = a;
    (void)&p;  // error: PTR-12 "the address of"
}
