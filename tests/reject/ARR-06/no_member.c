// rule: ARR-06
// There is no member that the elements would belong to: the object would be smaller than its count says.
#include <spin/safe.h>

struct s { int n, a[1]; };
struct s *f(int n)
{
    return new_flex(struct s, n);  // error: ARR-06
}
