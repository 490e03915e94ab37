// legal neighbour of builtin_memcpy
#include <spin/safe.h>
void f(u8 *__array p) { zero(p, lenof(p)); }
