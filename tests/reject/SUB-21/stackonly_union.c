// rule: SUB-21
// A union is no place for references of any kind, and the promise would mean nothing.
#include <spin/safe.h>
union __stackonly word { u32 whole; };  // error: SUB-21
u32 f(union word *w) { return w->whole; }
