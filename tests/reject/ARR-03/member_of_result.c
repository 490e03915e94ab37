// rule: ARR-03
// The temporary is gone when the reference to its array is used.
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
    return make().a[1] + s.a[0];  // error: ARR-03 "temporary"
}
