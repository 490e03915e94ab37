// rule: NYI-08
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

struct s {
    u32 n;
    int *__counted_by(n) p;
};
int f(struct s *s, int *__array a)
{
    int *p = (s->p = a);  // error: NYI-08 "not supported yet"
    return p[0];
}
