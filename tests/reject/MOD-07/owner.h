/* Interface of the case. */
#include <spin/safe.h>
#ifdef WRONG
int console_steal(int n);
#endif
int owner_next(int n);
