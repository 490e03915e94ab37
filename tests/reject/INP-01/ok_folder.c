// legal neighbour of folder
#include <spin/safe.h>

