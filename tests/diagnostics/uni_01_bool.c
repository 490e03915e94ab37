#include <spin/safe.h>
union any {
    u8 byte;
    _Bool flag;
};
u8 f(union any *u) { return u->byte; }
