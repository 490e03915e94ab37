// rule: NYI-03
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

int f(int *__array __scope p)  // error: NYI-03 "not supported yet"
{
    return p[0];
}
