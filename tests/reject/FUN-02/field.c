// rule: FUN-02
// Arguments of any number and type would be passed to it.
#include <spin/safe.h>

struct s {
    void (*done)();  // error: FUN-02 "without a prototype"
};
int f(struct s *s)
{
    return s->done != 0;
}
