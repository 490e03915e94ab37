// rule: BND-01
// A bound that means nothing bounds nothing: the callee would index behind the array.
#include <spin/safe.h>

struct s {
    u32 n : 5;
    int *__counted_by(n) p;  // error: BND-01 "no integer"
};
int f(struct s *s)
{
    return s->p[0] + (int)s->n;
}
