// rule: LEX-07
// For one tool the line ends here, for another it does not.
#include <spin/safe.h>
int f(void) { return 0; } //  int g(void) { return 1; } // error: LEX-07
