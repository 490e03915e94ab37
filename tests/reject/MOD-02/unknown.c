// rule: MOD-02
// Procedures that no header types would be exported.
#include <spin/safe.h>
implements(nowhere);  // error: MOD-02
int f(int n) { return n; }
