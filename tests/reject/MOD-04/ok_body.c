// legal neighbour of body
#define PLAIN
#include <shapes.h>
int f(int n) { return shapes_next(n); }
