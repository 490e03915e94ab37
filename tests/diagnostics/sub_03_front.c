#include <spin/safe.h>
int f(__scope int *p) { return *p; }
