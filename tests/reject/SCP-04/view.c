// rule: SCP-04
// The view shows bytes of a local array.
#include <spin/safe.h>
struct __plain header { u8 kind, length; };
struct header *__scope f(void)
{
    u8 bytes[4] = {0};
    return view(struct header, bytes, 0);  // error: SCP-04
}
