#include <spin/safe.h>
struct point {
    int x, y;
};
int width(struct point *p)
{
    return p.x;
}
