// rule: PTR-09
// A kind on the wrong level would be believed of a reference that never had it.
#include <spin/safe.h>

struct s { int *__nullable p; };  // error: PTR-09 "parameters and results"
int f(void)
{
    return 0;
}
