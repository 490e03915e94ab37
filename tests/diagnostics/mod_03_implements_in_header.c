#define WRONG
#include <owner.h>
int f(int n) { return owner_next(n); }
