/* Private to module shared. */
#include <spin/safe.h>
module(shared);
extern int counter;
