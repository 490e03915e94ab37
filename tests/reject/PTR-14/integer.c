// rule: PTR-14
// Nothing is corrupted: who frees a number took an address for one.
#include <spin/safe.h>

int f(int n, int *p)
{
    free(n); // error: PTR-14 "no reference"
    return n + *p;
}
