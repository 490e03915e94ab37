// rule: MOD-14
// A call would run one of two bodies; which one, and what it writes, nobody has said.
// part: part_other.c
#include <spin/safe.h>
int first(int n) { return n; }  // error@part_other.c:3: MOD-14 "'first' is defined twice"
extern int counter;
