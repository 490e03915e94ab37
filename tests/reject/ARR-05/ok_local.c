// The legal neighbour of local.c.
#include <spin/safe.h>

struct s { int n, a[]; };
typedef struct s row;
int f(int i)
{
    row *r = new_flex(row, i);
    return r->a[i - 1];
}
