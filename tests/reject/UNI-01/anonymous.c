// rule: UNI-01
// The members of an anonymous union lie in the same bytes as those of a named one.
#include <spin/safe.h>
struct value {
    int kind;
    union {
        u64 number;
        struct value *next;  // error: UNI-01
    };
};
u64 f(struct value *v) { return v->number; }
