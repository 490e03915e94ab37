#include <spin/safe.h>
#include "loop.h"
