// legal neighbour of words
#define NONE
#include <wide.h>
int f(int n) { return n; }
