// legal neighbour of field
#include <spin/safe.h>
struct pair { int a, b; };
int *__scope second(struct pair *p)
{
    return &p->b;
}
