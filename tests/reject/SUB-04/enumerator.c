// rule: SUB-04
// Attributes of enumerators reach nothing.
#include <spin/safe.h>
enum e { A __attribute__((deprecated)) };  // error: SUB-04
int f(void) { return A; }
