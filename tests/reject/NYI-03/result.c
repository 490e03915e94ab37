// rule: NYI-03
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

int *__counted_by(1) __scope f(int *__array p)  // error: NYI-03 "not supported yet"
{
    return p;
}
