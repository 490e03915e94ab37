#include <spin/safe.h>
int first(int n);
int first(int n) { return n + 1; }
int counter;
