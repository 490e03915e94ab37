// rule: CON-04
// Constant data of another module would be written.
#include <spin/safe.h>

int f(const int *__array p, int *__array q)
{
    copy(p, q, 1);  // error: CON-04 "is written here"
    return 0;
}
