// rule: BND-05
// A bound beside a variable would be read when something else is stored there already.
#include <spin/safe.h>

struct s {
    u32 n;
    void *__sized_by(n) p;  // error: BND-05 "is for parameters, results and fields"
};
int f(struct s *s)
{
    return s->p != 0;
}
