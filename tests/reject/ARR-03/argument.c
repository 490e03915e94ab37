// rule: ARR-03
// The temporary is gone when the reference to its array is used.
#include <spin/safe.h>

struct s {
    int a[4];
};
static int sum(const int *__counted_by(4) __scope p)
{
    return p[3];
}
int f(struct s *s, struct s *t)
{
    return sum((s ? *s : *t).a);  // error: ARR-03 "temporary"
}
