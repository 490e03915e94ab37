// legal neighbour of vector
#include <spin/safe.h>
typedef int four __attribute__((unused));
