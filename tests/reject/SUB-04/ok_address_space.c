// legal neighbour of address_space
#include <spin/safe.h>
typedef int far __attribute__((unused));
int f(far *p) { return p != NULL; }
