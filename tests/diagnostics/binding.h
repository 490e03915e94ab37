/* Interface of the case: completes what the prelude leaves open. */
#include <spin/safe.h>
struct binding { u64 words[8]; };
