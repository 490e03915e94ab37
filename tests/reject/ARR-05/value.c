// rule: ARR-05
// The head would be copied without its elements, over the first ones of the other.
#include <spin/safe.h>

struct s { int n, a[]; };
void f(struct s *to, struct s *from)
{
    *to = *from;  // error: ARR-05
}
