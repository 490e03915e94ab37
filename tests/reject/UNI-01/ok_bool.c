// legal neighbour of bool
#include <spin/safe.h>
union any {
    u8 byte;
    i8 flag;
};
u8 f(union any *u) { return u->byte; }
