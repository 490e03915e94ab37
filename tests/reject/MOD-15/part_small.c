#include "size.h"
int item_use(struct item *item) { item->at[3] = 1; return 0; }
