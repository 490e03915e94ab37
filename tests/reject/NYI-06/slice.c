// rule: NYI-06
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

SLICE(int, part);  // error: NYI-06 "not supported yet"
int f(int n)
{
    return n;
}
