// The legal neighbour of list.c.

#include <spin/safe.h>

struct s {
    int *__array p;
};
int f(int *one, int *__array many)
{
    struct s s = {many};
    return s.p != 0;
}
