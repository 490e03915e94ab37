// rule: PTR-12
// A bounded local is three words: through its address one of them would change alone.
#include <spin/safe.h>

static void set(int **__scope p)
{
    *p = 0;
}
void f(int *one, int *__array a)
{
    int *p = a;
    set(&p);  // error: PTR-12 "the address of"
    (void)a, (void)one;
}
