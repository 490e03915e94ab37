/* Private to module sizes. */
#pragma once
#include <spin/safe.h>
module(sizes);
#ifdef LARGE
typedef u64 cell;
#else
typedef u8 cell;
#endif
struct item {
    u32 count;
    cell at[4];
};
int item_use(struct item *item);
