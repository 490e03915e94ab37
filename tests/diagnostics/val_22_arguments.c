#include <spin/safe.h>
struct big { u8 bytes[4000]; };
int g(struct big a, struct big b, struct big c) { return a.bytes[0] + b.bytes[0] + c.bytes[0]; }
int h(struct big a, struct big b) { return a.bytes[0] + b.bytes[0]; }
int f(struct big *p)
{
    return g(*p, *p, *p);
}
