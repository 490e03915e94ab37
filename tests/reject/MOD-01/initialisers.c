// rule: MOD-01
// One of two initialisers would never run: what it sets up would be used as it is not.
// part: part_starts.c
#include <spin/safe.h>
static status begin(void) { return (status){0}; }
initialiser(begin);  // error@part_starts.c:3: MOD-01 "'start' is the second initialiser"
