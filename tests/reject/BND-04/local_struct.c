// rule: BND-04
// Through the address another array could be stored without the count it goes by.
#include <spin/safe.h>

struct s {
    u32 n;
    int *__counted_by(n) p;
    int *__array q;
};
typedef int *__array row;
int f(void)
{
    struct s s = {0};
    return *&s.p == 0;  // error: BND-04 "the address of"
}
