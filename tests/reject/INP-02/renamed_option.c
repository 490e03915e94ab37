// rule: INP-02
// install() would take the module's closure for a procedure of its guard's type.
// error-2: INP-02 "__sc_options"
#define closure other
#include <spin/safe.h>
int f(int x) { return x; }
