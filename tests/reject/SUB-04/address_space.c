// rule: SUB-04
// Pointers of another address space are read with other instructions.
#include <spin/safe.h>
typedef int far __attribute__((address_space(256)));  // error: SUB-04
int f(far *p) { return p != NULL; }
