// The legal neighbour of field.c.

#include <spin/safe.h>

struct s {
    int row[4];
    void *next;
};
int f(struct s *s)
{
    int a[10] = {0};
    s->row[3] = 1;
    return a[0];
}
