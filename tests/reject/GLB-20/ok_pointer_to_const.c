// legal neighbour of pointer_to_const
#include <spin/safe.h>
const char *const name = "name";
char f(void) { return name[0]; }
