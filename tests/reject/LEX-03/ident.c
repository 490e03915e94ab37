// rule: LEX-03
// Strings in other sections are not covered by the tables.
#include <spin/safe.h>
#ident "1.0"  // error: LEX-03
int f(void) { return 0; }
