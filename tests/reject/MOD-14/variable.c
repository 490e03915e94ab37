// rule: MOD-14
// Two tentative definitions of a name: two words, or one that both sources take for theirs.
// part: part_other.c
#include <spin/safe.h>
int counter;  // error@part_other.c:4: MOD-14 "'counter' is defined twice"
int use(void) { return counter; }
