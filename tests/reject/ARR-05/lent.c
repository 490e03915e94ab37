// rule: ARR-05
// The caller could lend what has no header: its word in front would be taken for the count.
#include <spin/safe.h>

struct s { int n, a[]; };
int f(struct s *__scope s)  // error: ARR-05
{
    return s->n;
}
