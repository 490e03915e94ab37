/* Interface of the legal neighbour: a struct of its own. */
#include <spin/safe.h>
struct own_binding { u64 words[8]; };
