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
    return make().a[1] + s.a[0];
}
