// rule: ARR-05
// The struct's padding may be the first elements of another length.
#include <spin/safe.h>

struct s { int n, a[]; };
void f(struct s *s)
{
    zero(s, 1);  // error: ARR-05
}
