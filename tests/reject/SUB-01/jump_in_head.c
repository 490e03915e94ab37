// rule: SUB-01
// gcc ends the outer loop here, clang the inner one: an index would run on that a reader sees stopped.
#include <spin/safe.h>
int f(int n)
{
    for (;;)
        while (({ if (n > 2) break; n < 9; }))  // error: SUB-01 "head"
            n++;
}
