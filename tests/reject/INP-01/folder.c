// rule: INP-01
// A folder is no text.
#include <spin/safe.h>
#include "folder.h"  // error: INP-01 "directory"
