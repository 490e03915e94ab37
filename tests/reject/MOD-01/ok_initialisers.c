// legal neighbour of initialisers
// part: part_starts.c
#include <spin/safe.h>
static status begin(void) { return (status){0}; }
int use(void) { return begin().code; }
