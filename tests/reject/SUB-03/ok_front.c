// legal neighbour of front
#include <spin/safe.h>
int f(int *__scope p) { return *p; }
