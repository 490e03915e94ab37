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
    return *&s.p == 0;
}
