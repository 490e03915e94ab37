// rule: CST-06
// The word in front of lent bytes would be taken for the header of an object.
#include <spin/safe.h>

struct s {
    void *any;
};
void f(struct s *s, void *__sized_by(n) p, size_t n, void *q)
{
    s->any = n ? p : p;  // error: CST-06 "lent bytes are no object"
}
