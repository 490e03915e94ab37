/* Interface of the case. */
#include <spin/safe.h>
int bell_ring(int n);
