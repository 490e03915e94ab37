/* Interface of the case. */
#include <spin/safe.h>
int owner_next(int n);
