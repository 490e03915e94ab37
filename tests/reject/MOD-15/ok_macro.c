// legal neighbour of macro
// part: part_small.c
#include "size.h"
int use(void) { return item_use(new(struct item)); }
