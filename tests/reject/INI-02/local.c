// rule: INI-02
// The value would be written behind the object.
#include <spin/safe.h>

int f(void)
{
    char s[2] = "abc";  // error: INI-02 "3 characters for an array of 2"
    return s[0];
}
