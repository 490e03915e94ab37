// legal neighbour of field
#include <spin/safe.h>
struct pair { long a, b; };
_Bool f(struct pair *p)
{
    void *any = p;
    return any != NULL;
}
