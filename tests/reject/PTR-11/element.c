// rule: PTR-11
// In memory only the start of an array is a reference: the header would be looked for inside it.
#include <spin/safe.h>

typedef int *__array row;
void f(row *__array rows)
{
    rows[1]++;  // error: PTR-11 "the start of an array"
}
