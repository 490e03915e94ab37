// rule: BND-04
// Through the address another array could be stored without the count it goes by.
#include <spin/safe.h>

struct s {
    u32 n;
    int *__counted_by(n) p;
    int *__array q;
};
typedef int *__array row;
static void set(row *__scope place)
{
    *place = 0;
}
void f(struct s *s)
{
    set(&s->p);  // error: BND-04 "the address of"
}
