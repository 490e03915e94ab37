#define HIDDEN
#include <shapes.h>
int f(int n) { return n; }
