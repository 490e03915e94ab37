// rule: UNI-01
// A _Bool of 2 would index past a table of two.
#include <spin/safe.h>
union any {
    u8 byte;
    _Bool flag;  // error: UNI-01
};
u8 f(union any *u) { return u->byte; }
