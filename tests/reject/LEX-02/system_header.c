// rule: LEX-02
// The rest of the file would be free of warnings.
#include <spin/safe.h>
#pragma GCC system_header  // error: LEX-02
int f(void) { return 0; }
