// rule: NYI-01
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

int f(int n)
{
    return new_flex(int, n) != 0;  // error: NYI-01 "not supported yet"
}
