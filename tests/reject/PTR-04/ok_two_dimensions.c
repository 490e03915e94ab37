// The legal neighbour of two_dimensions.c.

#include <spin/safe.h>

struct row {
    int cell[4];
};
int f(struct row p[3])
{
    return p != 0;
}
