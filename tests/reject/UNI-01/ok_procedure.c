// legal neighbour of procedure
#include <spin/safe.h>
typedef int (*callback)(int n);
union any {
    u64 number;
    i64 call;
};
u64 f(union any *u) { return u->number; }
