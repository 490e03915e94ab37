// rule: PTR-11
// In memory only the start of an array is a reference: the header would be looked for inside it.
#include <spin/safe.h>

static int *__array rows;
void f(void)
{
    rows++;  // error: PTR-11 "the start of an array"
}
