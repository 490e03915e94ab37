// legal neighbour of anonymous
#include <spin/safe.h>
struct value {
    int kind;
    union {
        u64 number;
        i64 next;
    };
};
u64 f(struct value *v) { return v->number; }
