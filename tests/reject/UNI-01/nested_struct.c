// rule: UNI-01
// The reference is one struct further down, but in the same bytes.
#include <spin/safe.h>
struct entry { int n; char *text; };
union any {
    u64 number[2];
    struct entry entry;  // error: UNI-01
};
u64 f(union any *u) { return u->number[0]; }
