#define PAIRS
#include <wide.h>
int f(int n) { return n; }
