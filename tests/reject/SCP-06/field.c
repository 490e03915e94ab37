// rule: SCP-06
// The address of a field would be taken for the start of an object.
#include <spin/safe.h>
struct pair { long a, b; };
_Bool f(struct pair *p)
{
    void *any = &p->b;  // error: SCP-06
    return any != NULL;
}
