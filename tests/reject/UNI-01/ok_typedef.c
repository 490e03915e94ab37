// legal neighbour of typedef
#include <spin/safe.h>
typedef char text[8];
union any {
    u64 number;
    text name;
};
u64 f(union any *u) { return u->number; }
