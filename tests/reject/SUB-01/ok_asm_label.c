// legal neighbour of asm_label
#include <spin/safe.h>
int f(void);
int f(void) { return 0; }
