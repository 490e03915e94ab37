// rule: INI-01
// The value would be written behind the object.
#include <spin/safe.h>

int f(void)
{
    int n = {1, 2};  // error: INI-01 "more initialisers"
    return n;
}
