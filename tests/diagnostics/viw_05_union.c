#include <spin/safe.h>
union __plain word { u32 whole; u8 bytes[4]; };
u32 f(union word *w) { return w->whole; }
