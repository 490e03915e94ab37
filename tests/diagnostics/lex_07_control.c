#include <spin/safe.h>
int f(int n) { return n; } // 
