// rule: LEX-09
// A thread of the host has no strand: nobody could end it.
#include <spin/safe.h>
#include <pthread.h>  // error: LEX-09 "pthread.h"
int f(void) { return 0; }
