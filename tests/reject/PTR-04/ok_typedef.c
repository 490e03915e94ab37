// The legal neighbour of typedef.c.

#include <spin/safe.h>

typedef int row[4];
struct holder {
    row rows;
};
int f(struct holder *h)
{
    return h != 0;
}
