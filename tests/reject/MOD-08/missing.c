// rule: MOD-08
// Callers would jump to a procedure that is not there.
#include <owner.h>
implements(owner);  // error: MOD-08 "does not define 'owner_last'"
int owner_next(int n) { return n + 1; }
int owner_first(int n) { return n - 1; }
