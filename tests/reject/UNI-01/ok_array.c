// legal neighbour of array
#include <spin/safe.h>
union any {
    u64 numbers[2];
    i64 all[2];
};
u64 f(union any *u) { return u->numbers[0]; }
