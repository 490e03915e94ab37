#include <spin/safe.h>
#ident "1.0"
int f(void) { return 0; }
