// rule: ARR-05
// What follows the struct would be counted by a word that is no header.
#include <spin/safe.h>

struct s { int n, a[]; };
int f(struct s *s)
{
    struct s *part = &*s;  // error: ARR-05
    return part->n;
}
