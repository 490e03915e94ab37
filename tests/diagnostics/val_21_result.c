#include <spin/safe.h>
struct big { u8 bytes[5000]; };
struct big f(struct big *p)
{
    return *p;
}
