// legal neighbour of noreturn
#include <spin/safe.h>
void f(void);
void f(void) { for (;;) ; }
