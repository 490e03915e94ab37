/* Interface of the case. */
#include <spin/safe.h>
__functional int scale_weigh(int n);
