// rule: INI-01
// The value would be written behind the object.
#include <spin/safe.h>

int f(void)
{
    int a[2] = {1, 2, 3};  // error: INI-01 "more initialisers"
    return a[0];
}
