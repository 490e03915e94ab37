// rule: FUN-04
// The caller would lend one element, the body in the other source would read as many as n says.
// part: part_wider.c
#include <spin/safe.h>
int sum(int *__counted_by(1) __scope p, u32 n);  // error@part_wider.c:2: FUN-04 "'sum' is declared as"
int use(int *p) { return sum(p, 1); }
