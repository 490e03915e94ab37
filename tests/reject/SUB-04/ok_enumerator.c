// legal neighbour of enumerator
#include <spin/safe.h>
enum e { A };
int f(void) { return A; }
