// rule: SCP-04
// Decay of a local array: the bytes are gone after the return.
#include <spin/safe.h>
char *__scope f(void)
{
    char here[4] = "abc";
    return here;  // error: SCP-04
}
