// rule: MOD-09
// Nobody has checked what the procedure does with its arguments.
#include <spin/safe.h>
void *kmalloc(size_t n);  // error: MOD-09 "'kmalloc' is not in any imported interface"
_Bool f(size_t n) { return kmalloc(n) != NULL; }
