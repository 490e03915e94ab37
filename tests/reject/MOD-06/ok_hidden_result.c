// legal neighbour of hidden_result
#define NONE
#include <wide.h>
int f(int n) { return n; }
