// legal neighbour of parameter
#include <spin/safe.h>
struct pair { int a, b; };
int *__scope f(struct pair *__scope pp)
{
    return &pp->b;
}
