// rule: PTR-12
// The word on the stack would be kept through the address when f has returned.
#include <spin/safe.h>

static void set(int **__scope p)
{
    *p = 0;
}
void f(int *one, int k)
{
    int *p = &k;
    set(&p);  // error: PTR-12 "the address of"
    (void)k, (void)one;
}
