// rule: PTR-13
// An object of unknown size would be made, or taken for another.
#include <spin/safe.h>

typedef int op(void);
int f(void *p)
{
    (void)as(op, p);  // error: PTR-13 "no type of data"
    return 0;
}
