// legal neighbour of renamed_option
#include <spin/safe.h>
#define closure other
int f(int x) { return x; }
