// rule: SUB-01
// A function that returns all the same would run into what follows it.
#include <spin/safe.h>
_Noreturn void f(void);  // error: SUB-01
void f(void) { for (;;) ; }
