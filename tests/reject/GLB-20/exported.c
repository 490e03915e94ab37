// rule: GLB-20
// Another module could write what this one relies on.
#include <spin/safe.h>
int table[4] = {1, 2, 3, 4};  // error: GLB-20 "exported variable 'table' must be const"
int f(u32 i) { return table[i]; }
