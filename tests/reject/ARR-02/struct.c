// rule: ARR-02
// An object without size has the address of the next one.
#include <spin/safe.h>

struct s {  // error: ARR-02 "without size"
};
int f(struct s *s)
{
    return s != 0;
}
