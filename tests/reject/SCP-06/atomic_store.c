// rule: SCP-06
// What is read back could be asked for a type that the bytes in front of the local happen to say.
#include <spin/safe.h>
static void *any;
void f(void)
{
    u64 here = 0;
    atomic_store(&any, &here); // error: SCP-06 "&here"
}
