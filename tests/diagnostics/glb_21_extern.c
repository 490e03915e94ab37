#include <spin/safe.h>
extern int jiffies;
int f(void) { return jiffies; }
