// legal neighbour of other_source
// part: part_wider.c
#include <spin/safe.h>
int sum(int *__counted_by(n) __scope p, u32 n);
int use(int *p) { return sum(p, 1); }
