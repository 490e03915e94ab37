// legal neighbour of loop
#include <spin/safe.h>
#include "once.h"
