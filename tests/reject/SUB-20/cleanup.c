// rule: SUB-20
// The clean-up procedure would be called with an address that no rule has seen.
#include <spin/safe.h>
void done(int *__scope p) { *p = 0; }
int f(void)
{
    int value __attribute__((cleanup(done))) = 1;  // error: SUB-20
    return value;
}
