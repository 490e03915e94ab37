// legal neighbour of wide_string
#include <spin/safe.h>
const char *const a = (const char *)"x";
