#include <spin/safe.h>
struct point;
int width(struct point *p)
{
    return p->x;
}
