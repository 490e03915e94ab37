// rule: NYI-02
// Nothing is corrupted: refused until it is checked as the language demands.
#include <spin/safe.h>

struct s {
    int *__scope p;  // error: NYI-02 "not supported yet"
};
int f(struct s *s)
{
    return *s->p;
}
