#include <spin/safe.h>
const int a[3] = {[0 ... 2] = 1};
