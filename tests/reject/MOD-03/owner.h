/* Interface of the case. */
#include <spin/safe.h>
#ifdef WRONG
implements(owner);
#endif
int owner_next(int n);
