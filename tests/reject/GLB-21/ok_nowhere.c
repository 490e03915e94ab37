// legal neighbour of nowhere
#include "shared.h"
int counter = 3;
int f(void) { return counter; }
