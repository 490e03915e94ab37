// rule: CON-04
// Constant data of another module would be written.
#include <spin/safe.h>

int f(char *q)
{
    copy("abc", q, 1);  // error: CON-04 "is written here"
    return 0;
}
