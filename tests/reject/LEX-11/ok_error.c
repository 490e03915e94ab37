// legal neighbour of error
#include <spin/safe.h>
#ifdef NEVER
#error not for this system
#endif
