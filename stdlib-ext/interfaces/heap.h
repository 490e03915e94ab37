/* Interface heap: the collected heap, seen from the domain that asks. */
#pragma once

#include <spin/safe.h>

struct heap_statistics {
    u64 size;      /* bytes the heap has from the machine */
    u64 free;      /* of these, bytes in no object */
    u64 allocated; /* bytes this domain allocated since it was created */
    u64 limit;     /* bytes it may allocate between two collections' accounts; see account limits */
    u64 collections; /* of the whole heap, since boot */
};

/* Runs a collection now. */
void heap_collect(void);

/* Fills `result` with what is so at this moment. */
void heap_statistics(struct heap_statistics *__scope result);
