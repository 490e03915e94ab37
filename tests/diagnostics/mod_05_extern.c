#define DATA
#include <store.h>
int f(int n) { return n; }
