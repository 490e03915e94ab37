/* Private to module sizes. */
#pragma once
#include <spin/safe.h>
module(sizes);
#ifdef LARGE
struct item { u64 at[4]; };
#else
struct item { u8 at[4]; };
#endif
int item_use(struct item *item);
