// part: part_large.c
#include "size.h"
int use(void) { return item_use(new(struct item)); }
