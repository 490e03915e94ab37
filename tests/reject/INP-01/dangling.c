// rule: INP-01
// A link that leads nowhere.
#include <spin/safe.h>
#include "gone.h"  // error: INP-01
