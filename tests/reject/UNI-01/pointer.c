// rule: UNI-01
// The integer written through one member would be followed as a reference through the other.
#include <spin/safe.h>
union any {
    u64 number;
    int *place;  // error: UNI-01
};
u64 f(union any *u) { return u->number; }
