// rule: ARR-05
// The elements of one would be the next one.
#include <spin/safe.h>

struct s { int n, a[]; };
struct s *f(int n)
{
    return new(struct s);  // error: ARR-05
}
