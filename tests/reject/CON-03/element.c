// rule: CON-03
// Constant data of another module would be written.
#include <spin/safe.h>

struct s {
    int a[4];
};
int f(const void *p, int k)
{
    as(struct s, p)->a[1] = k;  // error: CON-03 "is const"
    return 0;
}
