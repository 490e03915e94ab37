// rule: SUB-26
// Its address differs between strands, and the collector does not see it.
#include <spin/safe.h>
static _Thread_local int last;  // error: SUB-26
int f(int n) { return last = n; }
