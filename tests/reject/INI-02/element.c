// rule: INI-02
// The value would be written behind the object.
#include <spin/safe.h>

static const char names[2][3] = {"abcd", "e"};  // error: INI-02 "4 characters for an array of 3"
int f(void)
{
    return names[0][0];
}
