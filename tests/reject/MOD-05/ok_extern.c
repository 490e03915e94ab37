// legal neighbour of extern
#define NONE
#include <store.h>
int f(int n) { return n; }
