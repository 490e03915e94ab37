// rule: LEX-04
// The file differs from machine to machine, and may be a device.
#include <spin/safe.h>
#include "/etc/hostname"  // error: LEX-04
int f(void) { return 0; }
