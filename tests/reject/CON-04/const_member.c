// rule: CON-04
// The word behind the one object would be taken for the length of an array.
#include <spin/safe.h>

struct s {
    const int n;
    int m;
};
int f(struct s *p, int k)
{
    zero(p, 1), (void)k;  // error: CON-04 "is written here"
    return 0;
}
