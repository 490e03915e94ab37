// rule: VIW-05
// A union's members could disagree about which bytes are a number.
#include <spin/safe.h>
union __plain word { u32 whole; u8 bytes[4]; };  // error: VIW-05
u32 f(union word *w) { return w->whole; }
