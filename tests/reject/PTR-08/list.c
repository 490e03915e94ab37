// rule: PTR-08
// The header may count elements of a larger struct: an index would leave the object.
#include <spin/safe.h>

struct s {
    int *__array p;
};
int f(int *one, int *__array many)
{
    struct s s = {one};  // error: PTR-08 "needs an array"
    return s.p != 0;
}
