#include <spin/safe.h>
strcut point {
    int x, y;
};
int width(struct point *p)
{
    return 1;
}
