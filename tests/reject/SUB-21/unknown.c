// rule: SUB-21
// An annotation that nobody checks promises what nobody keeps.
#include <spin/safe.h>
static int value __attribute__((annotate("sc.trusted")));  // error: SUB-21
int f(void) { return value; }
