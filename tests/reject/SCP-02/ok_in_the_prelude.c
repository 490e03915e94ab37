// legal neighbour of in_the_prelude
#include <spin/safe.h>
static int *kept;
#define memset fine(void) { kept = new(int); return 0; } void *memset
#include <string.h>
int f(void) { return kept != NULL; }
