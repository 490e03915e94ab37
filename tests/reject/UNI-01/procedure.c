// rule: UNI-01
// A number would be called.
#include <spin/safe.h>
typedef int (*callback)(int n);
union any {
    u64 number;
    callback call;  // error: UNI-01
};
u64 f(union any *u) { return u->number; }
