// legal neighbour of latin_1
#include <spin/safe.h>
const char *const name = "café";
