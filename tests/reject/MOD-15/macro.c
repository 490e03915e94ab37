// rule: MOD-15
// One source would write 32 bytes into an object that the other made with 4.
// part: part_large.c
#include "size.h"  // error@size.h:6: MOD-15 "'struct item' is not the same type"
int use(void) { return item_use(new(struct item)); }
