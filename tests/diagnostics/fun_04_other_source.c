// part: part_sum.c
#include <spin/safe.h>
int sum(const int *p, u32 n);
int use(int *p) { return sum(p, 1); }
