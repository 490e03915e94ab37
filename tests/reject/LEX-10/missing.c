// rule: LEX-10
// What is declared nowhere has no type.
#include <spin/safe.h>
#include <nowhere.h>  // error: LEX-10
int f(void) { return 0; }
