#include <spin/safe.h>

int f(void)
{
    char s[2] = "abc";
    return s[0];
}
