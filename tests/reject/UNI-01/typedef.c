// rule: UNI-01
// The typedef hides the reference.
#include <spin/safe.h>
typedef char *text;
union any {
    u64 number;
    text name;  // error: UNI-01
};
u64 f(union any *u) { return u->number; }
