// rule: PTR-11
// In memory only the start of an array is a reference: the header would be looked for inside it.
#include <spin/safe.h>

struct s {
    int *__array p;
    u32 n;
    int *__counted_by(n) q;
};
void f(struct s *s)
{
    --s->q;  // error: PTR-11 "the start of an array"
}
