// rule: UNI-01
// An array of references can be forged like one.
#include <spin/safe.h>
union any {
    u64 numbers[2];
    struct binding *all[2];  // error: UNI-01
};
u64 f(union any *u) { return u->numbers[0]; }
