// legal neighbour of missing
#include <owner.h>
implements(owner);
int owner_next(int n) { return n + 1; }
int owner_last(int n) { return n - 1; }
