// legal neighbour of variable
// part: part_other.c
#include <spin/safe.h>
extern int counter;
int use(void) { return counter; }
