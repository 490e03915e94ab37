// legal neighbour of procedure
// part: part_other.c
#include <spin/safe.h>
static int second(int n) { return n; }
extern int counter;
int use(void) { return second(counter); }
