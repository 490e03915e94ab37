/* Interface of the case. */
#include <event.h>
int bell_ring(int n);
