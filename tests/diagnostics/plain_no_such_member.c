#include <spin/safe.h>
struct point {
    int x, y;
};
int depth(struct point *p)
{
    return p->z;
}
