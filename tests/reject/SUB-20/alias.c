// rule: SUB-20
// Two names of one function hide which of them an interface declares.
#include <spin/safe.h>
int one(void) { return 1; }
int two(void) __attribute__((alias("one")));  // error: SUB-20
