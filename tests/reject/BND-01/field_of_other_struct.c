// rule: BND-01
// A bound that means nothing bounds nothing: the callee would index behind the array.
#include <spin/safe.h>

struct other {
    u32 n;
};
struct s {
    u32 m;
    int *__counted_by(n) p;  // error: BND-01 "'n', which is neither"
};
int f(struct s *s, struct other *o)
{
    return s->p[0] + (int)(s->m + o->n);
}
