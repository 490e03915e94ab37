// legal neighbour of stackonly_union
#include <spin/safe.h>
union word { u32 whole; };
u32 f(union word *w) { return w->whole; }
