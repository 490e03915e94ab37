// rule: BND-01
// The name means nothing here: what the other source calls so may be another number tomorrow.
// part: part_wide.c
#include <spin/safe.h>
int f(int *__counted_by(WIDTH) p) { return p[3]; }  // error: BND-01
