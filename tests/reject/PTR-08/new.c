// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

struct s {
    u8 *__array bytes;
};
void f(struct s *s)
{
    s->bytes = new(u8);  // error: PTR-08 "needs an array"
}
