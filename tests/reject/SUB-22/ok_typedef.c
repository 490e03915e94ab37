// legal neighbour of typedef
#include <spin/safe.h>
typedef int flag;
int f(flag *p) { return *p; }
