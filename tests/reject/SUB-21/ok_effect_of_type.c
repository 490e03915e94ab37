// legal neighbour of effect_of_type
#include <spin/safe.h>
typedef int (*operation)(int);
int f(operation o) { return o ? o(1) : 0; }
