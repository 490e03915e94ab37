// legal neighbour of variadic
#include <spin/safe.h>
void note(const char *format);
void note(const char *format) {}
