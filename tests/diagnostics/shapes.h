/* Interface of the case. */
#include <spin/safe.h>
#ifdef BODY
int shapes_next(int n) { return n + 1; }
#elif defined HIDDEN
static int shapes_next(int n);
#else
int shapes_next(int n);
#endif
