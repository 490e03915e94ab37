// legal neighbour of nested_struct
#include <spin/safe.h>
struct entry { int n; u64 text; };
union any {
    u64 number[2];
    struct entry entry;
};
u64 f(union any *u) { return u->number[0]; }
