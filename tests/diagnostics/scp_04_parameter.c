#include <spin/safe.h>
struct pair { int a, b; };
int *__scope f(struct pair p)
{
    return &p.b;
}
