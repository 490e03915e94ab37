/* Interface of the case. */
#include <spin/safe.h>
#ifdef WRONG
module(owner);
#endif
int owner_next(int n);
