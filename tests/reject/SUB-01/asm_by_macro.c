// rule: SUB-01
// A macro that pastes the word together makes the same assembly.
#include <spin/safe.h>
#define WORD(x) __as##x
int f(void)
{
    WORD(m__)("nop");  // error: SUB-01
    return 0;
}
