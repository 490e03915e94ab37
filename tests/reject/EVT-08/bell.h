/* Interface of the case. */
#include <spin/safe.h>
int bell_six(int a, int b, int c, int d, int e, int f);
int bell_five(int a, int b, int c, int d, int e);
