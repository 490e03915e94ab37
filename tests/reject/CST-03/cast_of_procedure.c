// rule: CST-03
// The address of code as a number leads to a jump anywhere.
#include <spin/safe.h>

static int run(void)
{
    return 0;
}
int f(void)
{
    return (int)run;  // error: CST-03 "pointers are not numbers"
}
