// rule: CAP-20
// Whoever completes the struct could write money into another module's purse.
#include <purse.h>
struct purse { int coins; };  // error: CAP-20 "opaque"
int f(struct purse *p) { return p->coins; }
