// legal neighbour of private_of_another
#include <spin/safe.h>
module(mine);
#include "mine.h"
int f(struct secret *s) { return s->n; }
