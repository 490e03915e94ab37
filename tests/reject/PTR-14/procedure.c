// rule: PTR-14
// Nothing is corrupted: code is no object.
#include <spin/safe.h>

int f(int *p)
{
    free(f); // error: PTR-14 "no reference"
    return *p;
}
