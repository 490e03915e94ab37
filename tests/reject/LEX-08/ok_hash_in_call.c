// legal neighbour of hash_in_call
#include <spin/safe.h>
#define HASH(foo) # foo
int f(void) { return 0; }
