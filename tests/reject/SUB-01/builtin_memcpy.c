// rule: SUB-01
// The builtin copies without asking for the lengths.
#include <spin/safe.h>
void f(u8 *__array p) { __builtin_memset(p, 0, 99); }  // error: SUB-01
