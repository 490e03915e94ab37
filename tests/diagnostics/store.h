/* Interface of the case. */
#include <spin/safe.h>
#ifdef DATA
extern int store_size;
#elif defined DEFINITION
static const int store_size = 4;
#else
int store_size(void);
#endif
