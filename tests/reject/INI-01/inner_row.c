// rule: INI-01
// The value would be written behind the object.
#include <spin/safe.h>

static int a[2][2] = {{1, 2, 3}};  // error: INI-01 "more initialisers"
int f(void)
{
    return a[0][0];
}
