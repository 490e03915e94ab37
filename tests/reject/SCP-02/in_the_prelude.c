// rule: SCP-02
// A macro puts the body into a header of the compiler: it is checked like any other.
#include <spin/safe.h>
static int *kept;
#define memset evil(void) { int x; kept = &x; return 0; } void *memset
#include <string.h>  // error@string.h:12: SCP-02
int f(void) { return kept != NULL; }
