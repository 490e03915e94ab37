// rule: SUB-21
// Whoever called through the type would believe of any procedure what nobody has checked.
#include <spin/safe.h>
typedef __ephemeral int (*operation)(int);  // error: SUB-21
int f(operation o) { return o ? o(1) : 0; }
