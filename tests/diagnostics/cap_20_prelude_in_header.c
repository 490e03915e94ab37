#include <binding.h>
u64 f(struct binding *b) { return b->words[7]; }
