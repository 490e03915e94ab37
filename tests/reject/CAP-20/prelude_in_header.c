// rule: CAP-20
// The kernel's memory behind a binding would be read and written as an interface's own struct.
// error@binding.h:3: CAP-20 "opaque"
#include <binding.h>
u64 f(struct binding *b) { return b->words[7]; }
