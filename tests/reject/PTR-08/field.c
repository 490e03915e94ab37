// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

struct s {
    int *__array p;
};
void f(struct s *s, int *one, int *__array many)
{
    s->p = one;  // error: PTR-08 "needs an array"
}
