// rule: SUB-27
// Reserved names are reserved everywhere, so that no macro of the prelude can capture one.
#include <spin/safe.h>
int f(int n)
{
    int __sc_n = n;  // error: SUB-27
    return n;
}
