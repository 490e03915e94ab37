// legal neighbour of definition
#define NONE
#include <store.h>
int f(int n) { return n; }
