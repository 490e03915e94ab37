// rule: SUB-01
// Assembly can write anywhere.
#include <spin/safe.h>
int f(void)
{
    __asm__("nop");  // error: SUB-01
    return 0;
}
