// rule: LEX-08
// One tool ends this literal here, another three lines further.
#include <spin/safe.h>
#if 0
'  // error: LEX-08
#endif
int f(void) { return 0; }
