// rule: SUB-22
// Every word is loaded once and then checked; volatile would load it again after the check.
#include <spin/safe.h>
static volatile int flag;  // error: SUB-22
int f(void) { return flag; }
