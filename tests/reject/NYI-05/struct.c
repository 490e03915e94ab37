// rule: NYI-05
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

struct __stackonly s {  // error: NYI-05 "not supported yet"
    int n;
};
int f(struct s *s)
{
    return s->n;
}
