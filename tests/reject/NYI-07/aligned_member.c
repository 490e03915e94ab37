// rule: NYI-07
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

struct s {  // error: NYI-07 "not supported yet"
    char c;
    int n __attribute__((aligned(8)));
};
int f(struct s *s)
{
    return s->n;
}
