// rule: ARR-04
// A struct of no size: an array of them would lie in no memory.
#include <spin/safe.h>

struct s {
    int a[];  // error: ARR-04 "'a' has no length"
};
int f(struct s *s)
{
    return s != 0;
}
