// legal neighbour of prelude_in_header
#include <own_binding.h>
u64 f(struct own_binding *b) { return b->words[7]; }
