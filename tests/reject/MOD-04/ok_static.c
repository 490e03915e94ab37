// legal neighbour of static
#define PLAIN
#include <shapes.h>
int f(int n) { return n; }
