// legal neighbour of exported
#include <spin/safe.h>
const int table[4] = {1, 2, 3, 4};
int f(u32 i) { return table[i]; }
