// rule: SUB-21
// '__plain' on a variable would leave its type as it is: padding could be seen.
#include <spin/safe.h>
static int value __attribute__((annotate("sc.plain")));  // error: SUB-21
int f(void) { return value; }
