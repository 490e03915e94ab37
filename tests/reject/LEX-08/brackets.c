// rule: LEX-08
// Digraphs spell brackets that other tools do not count.
#include <spin/safe.h>
static int a<:3];  // error: LEX-08
