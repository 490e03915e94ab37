/* Private to module mine. */
#include <spin/safe.h>
module(mine);
struct secret { int n; };
