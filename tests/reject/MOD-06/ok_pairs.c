// legal neighbour of pairs
#define NONE
#include <wide.h>
int f(int n) { return n; }
