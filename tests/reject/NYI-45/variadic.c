// rule: NYI-45
// The tagged array behind '...' could be read past its end.
#include <spin/safe.h>
void note(const char *format, ...) __attribute__((format(printf, 1, 2)));
void note(const char *format, ...) {}  // error: NYI-45 "not supported yet"
