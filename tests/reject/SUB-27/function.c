// rule: SUB-27
// A procedure of a reserved name could be taken for the compiler's own.
#include <spin/safe.h>
int __sc_mine(int n)  // error: SUB-27
{
    return n;
}
