// rule: PTR-02
// The memory behind the one object would be read or written.
#include <spin/safe.h>

int f(char *__scope p)
{
    p[1] = 0;  // error: PTR-02 "index other than 0"
    return 0;
}
