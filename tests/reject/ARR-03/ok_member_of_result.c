// The legal neighbour of member_of_result.c.

#include <spin/safe.h>

struct s {
    int a[4];
};
static struct s make(void)
{
    return (struct s){{1}};
}
int f(void)
{
    struct s s = make();
    return s.a[1] + s.a[0];
}
