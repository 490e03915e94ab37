// legal neighbour of matrix_parameter
#include <spin/safe.h>
int f(int n, int a[n]) { return a[n - 1]; }
