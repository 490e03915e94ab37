// rule: LEX-01
// A marker whose parts stand on several lines is a marker.
#include <spin/safe.h>
// error+2: LEX-01
\
#\
 1 "system.h" 3
int f(void) { return 0; }
