// rule: NYI-04
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

struct s {
    int n;
    int a[];  // error: NYI-04 "not supported yet"
};
int f(struct s *s)
{
    return s->n;
}
