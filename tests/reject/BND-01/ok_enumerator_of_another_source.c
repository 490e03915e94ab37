// legal neighbour of enumerator_of_another_source
// part: part_wide.c
#include <spin/safe.h>
enum { WIDTH = 8 };
int f(int *__counted_by(WIDTH) p) { return p[3]; }
