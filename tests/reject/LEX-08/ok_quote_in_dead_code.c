// legal neighbour of quote_in_dead_code
#include <spin/safe.h>
#if 0

#endif
int f(void) { return 0; }
