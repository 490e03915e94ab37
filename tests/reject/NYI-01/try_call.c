// rule: NYI-01
// Nothing is corrupted: refused until a fault can be caught as the language demands.
#include <spin/safe.h>

static int risky(int *__nullable p)
{
    return *p;
}

int f(void)
{
    return try_call(risky, NULL) != 0;  // error: NYI-01 "not supported yet"
}
