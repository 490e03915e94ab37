// rule: LEX-03
// Bytes of any file of this machine would become data.
#include <spin/safe.h>
#embed "secret.key"  // error: LEX-03
int f(void) { return 0; }
