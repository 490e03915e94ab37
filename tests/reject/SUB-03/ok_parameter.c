// legal neighbour of parameter
#include <spin/safe.h>
int f(u8 *__array p) { return p[0]; }
