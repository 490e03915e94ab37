// rule: INI-01
// The value would be written behind the object.
#include <spin/safe.h>

static union {
    int i;
    float f;
} u = {1, 2};  // error: INI-01 "more initialisers"
int f(void)
{
    return u.i;
}
