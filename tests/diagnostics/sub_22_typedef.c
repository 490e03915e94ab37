#include <spin/safe.h>
typedef volatile int flag;
int f(flag *p) { return *p; }
