// legal neighbour of pointer
#include <spin/safe.h>
union any {
    u64 number;
    i64 place;
};
u64 f(union any *u) { return u->number; }
