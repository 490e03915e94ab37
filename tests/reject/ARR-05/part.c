// rule: ARR-05
// The elements of the inner one would lie over what follows it.
#include <spin/safe.h>

struct s { int n, a[]; };
struct two {
    struct s *first;
    struct s rest;  // error: ARR-05 "'struct s' ends in a member without a length"
};
