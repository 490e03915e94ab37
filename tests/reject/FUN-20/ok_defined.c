// legal neighbour of defined
#include <spin/safe.h>
void note(const char *format) {}
